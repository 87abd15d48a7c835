package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** Two services in step over http, in both directions, told by what a person finds in both calendars. */
class PairTest {

    private static final Set<EventField> EDITED =
            EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE));

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> directions() {
        return PairUnderTest.all().flatMap(pair -> pair.sides().stream().map(side -> Arguments.of(pair, side)));
    }

    /** How series are synced is nothing to single events. */
    static Stream<Arguments> directionsOfSingles() {
        return directions()
                .filter(direction -> ((PairUnderTest) direction.get()[0]).view() == RecurrenceView.OCCURRENCES);
    }

    static Stream<Arguments> edits() {
        return directions()
                .flatMap(direction -> EDITED.stream()
                        .map(field -> Arguments.of(direction.get()[0], direction.get()[1], field)));
    }

    @ParameterizedTest
    @Shows(Feature.CREATE)
    @MethodSource("directions")
    void whatSomebodyMakesIsThereWithAllThatItSays(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.review());

            assertThat(pair.inStep()).containsExactly(Said.of(Meetings.review()));
        }
    }

    @ParameterizedTest
    @Shows(Feature.EDIT)
    @MethodSource("edits")
    void aFieldThatIsEditedArrivesFromTheOriginalAndFromItsCopy(PairUnderTest services, Side from, EventField field) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.review());
            pair.settle();

            CalendarEvent other = pair.on(from).typed(Meetings.other());
            pair.on(from).edit(pair.only(from).key(), event -> event.with(field, other));
            CalendarEvent edited = Meetings.review().with(field, other);
            assertThat(pair.inStep()).containsExactly(Said.of(edited));

            Side back = from.other();
            pair.on(back).edit(pair.only(back).key(), event -> event.with(field, Meetings.review()));
            assertThat(pair.inStep()).containsExactly(Said.of(Meetings.review()));
        }
    }

    @ParameterizedTest
    @Shows(Feature.MERGE)
    @MethodSource("directions")
    void editsOfDifferentFieldsOnBothSidesAreBothKept(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.review());
            pair.settle();

            pair.on(from).edit(pair.only(from).key(), event -> event.with(EventField.TITLE, Meetings.other()));
            pair.on(from.other())
                    .edit(pair.only(from.other()).key(), event -> event.with(EventField.TIME, Meetings.other()));

            CalendarEvent both =
                    Meetings.review().with(EventField.TITLE, Meetings.other()).with(EventField.TIME, Meetings.other());
            assertThat(pair.inStep()).containsExactly(Said.of(both));
        }
    }

    @ParameterizedTest
    @Shows(Feature.DELETE)
    @MethodSource("directions")
    void aDeletionArrivesFromTheOriginalAndFromItsCopy(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            for (Side deleting : Side.values()) {
                pair.on(from).add(Meetings.review());
                pair.settle();
                pair.on(deleting).delete(pair.only(deleting).key());

                assertThat(pair.inStep()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @Shows(Feature.WORDS)
    @MethodSource("directionsOfSingles")
    void everyAvailabilityAndEverySensitivitySurviveTheWayThereAndBack(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            Set<Availability> availabilities = EnumSet.complementOf(EnumSet.of(Availability.UNKNOWN));
            for (Availability availability : availabilities) {
                for (Sensitivity sensitivity : Sensitivity.values()) {
                    pair.on(from).add(named(pair.on(from).typed(event(availability, sensitivity))));
                }
            }

            assertThat(pair.inStep())
                    .hasSize(availabilities.size() * Sensitivity.values().length)
                    .allMatch(said -> said.title().equals(said.availability() + " " + said.sensitivity()));

            for (RemoteEvent copy : pair.agenda(from.other())) {
                pair.on(from.other())
                        .edit(
                                copy.key(),
                                event -> event.toBuilder().location("seen").build());
            }
            assertThat(pair.inStep())
                    .allMatch(said -> said.title().equals(said.availability() + " " + said.sensitivity())
                            && said.location().equals("seen"));
        }
    }

    @ParameterizedTest
    @Shows(Feature.MANY)
    @MethodSource("directionsOfSingles")
    void aSecondRunFindsNothingToDoAfterManyEdits(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            for (int i = 0; i < 30; i++) {
                pair.on(from)
                        .add(Meetings.review().toBuilder()
                                .title("Event " + i)
                                .time(Meetings.at(i % 10))
                                .build());
            }
            assertThat(pair.inStep()).hasSize(30);
            List<RemoteEvent> originals = pair.agenda(from);
            originals.subList(0, 10).forEach(event -> pair.on(from).delete(event.key()));
            originals
                    .subList(10, 25)
                    .forEach(event -> pair.on(from)
                            .edit(
                                    event.key(),
                                    each -> each.toBuilder()
                                            .title(each.title() + " again")
                                            .build()));

            assertThat(pair.inStep())
                    .hasSize(20)
                    .filteredOn(said -> said.title().endsWith("again"))
                    .hasSize(15);
        }
    }

    private static CalendarEvent event(Availability availability, Sensitivity sensitivity) {
        return Meetings.review().toBuilder()
                .availability(availability)
                .sensitivity(sensitivity)
                .build();
    }

    private static CalendarEvent named(CalendarEvent event) {
        return event.toBuilder()
                .title(event.availability() + " " + event.sensitivity())
                .build();
    }
}
