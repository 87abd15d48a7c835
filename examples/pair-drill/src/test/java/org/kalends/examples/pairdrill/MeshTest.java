package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.simulation.Dice;

/** Three calendars of three services in a full mesh: what goes round stops, and no copy is copied. */
class MeshTest {

    private static final int EDITS = 200;
    private static final int MOST_EVENTS = 25;
    private static final List<EventField> EDITED = List.of(
            EventField.TITLE,
            EventField.DESCRIPTION,
            EventField.LOCATION,
            EventField.TIME,
            EventField.AVAILABILITY,
            EventField.SENSITIVITY);

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> meshes() {
        List<Service> simulated = List.of(Service.M365, Service.GOOGLE, Service.ICLOUD);
        return Stream.of(
                Arguments.of(simulated, 1),
                Arguments.of(simulated, 2),
                Arguments.of(List.of(Service.M365, Service.GOOGLE, Service.RADICALE), 1));
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void twoHundredEditsOnAllThreeAreInStepInTheEnd(List<Service> services, long seed) {
        Dice dice = new Dice(seed);
        try (Mesh mesh = new Mesh(services)) {
            for (int i = 0; i < EDITS; i++) {
                act(mesh, dice.pick(mesh.remotes()), dice, i);
                while (dice.oneIn(3)) {
                    mesh.run(dice.pick(mesh.pairs()));
                }
            }
            mesh.settle();

            assertThat(mesh.round()).as("writes of a round after the last").isZero();
            List<Said> said = said(mesh, mesh.remotes().get(0));
            assertThat(said).isNotEmpty();
            assertThat(said).as("a copy of a copy").extracting(Said::title).doesNotHaveDuplicates();
            for (HttpRemote remote : mesh.remotes()) {
                assertThat(said(mesh, remote)).as("%s", remote).containsExactlyInAnyOrderElementsOf(said);
            }
        }
    }

    private static void act(Mesh mesh, HttpRemote remote, Dice dice, int number) {
        List<RemoteEvent> events = mesh.agenda(remote);
        int choice = dice.below(100);
        if (events.isEmpty() || (choice < 30 && events.size() < MOST_EVENTS)) {
            remote.add(remote.typed(idea(dice, number)));
        } else if (choice < 88) {
            CalendarEvent idea = remote.typed(idea(dice, number));
            remote.edit(dice.pick(events).key(), event -> event.with(dice.pick(EDITED), idea));
        } else {
            remote.delete(dice.pick(events).key());
        }
    }

    /** No two events ever have the same title. */
    private static CalendarEvent idea(Dice dice, int number) {
        return CalendarEvent.builder(Meetings.at(dice.below(20)))
                .title("Title " + number)
                .description(dice.oneIn(3) ? "" : "Text " + number)
                .location(dice.oneIn(2) ? "" : "Room " + number)
                .availability(dice.oneOf(Availability.FREE, Availability.BUSY, Availability.OUT_OF_OFFICE))
                .sensitivity(dice.oneOf(Sensitivity.values()))
                .build();
    }

    private static List<Said> said(Mesh mesh, HttpRemote remote) {
        return mesh.agenda(remote).stream().map(event -> Said.of(event.event())).toList();
    }
}
