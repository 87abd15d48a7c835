package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Person;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.core.World;

/** Meetings with guests: nobody gets a mail, and nobody's meeting is changed. */
class InvitationTest {

    @ParameterizedTest
    @EnumSource
    void s61s62ACopyOfAMeetingWith30GuestsHasNoGuestsAndNamesThemInItsText(Shape shape) {
        World world = shape.world();
        List<RemoteWrite> sent = watch(world);
        EventKey key = shape.from(world).add(withGuests(30));
        world.sync();
        World.rename(shape.from(world), key, "renamed");
        world.sync();

        CalendarEvent copy = World.only(shape.to(world)).event();
        assertThat(copy.attendees()).isEmpty();
        assertThat(copy.organizer()).isEmpty();
        assertThat(copy.description().text()).contains("guest7@example.org", "guest29@example.org");
        assertThat(sent).isNotEmpty().allSatisfy(InvitationTest::mailsNobody);
    }

    @ParameterizedTest
    @EnumSource
    void s64AnEditedOrDeletedCopyOfSomebodyElsesMeetingIsRestoredAndTheMeetingIsNotTouched(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withEditOwnMeetings(true));
        shape.from(world).add(Invitations.to("meeting", "uid-1", false));
        world.sync();
        RemoteEvent before = World.only(shape.from(world));

        shape.to(world).move(World.key(shape.to(world)), World.hour("2026-03-05T09:00"));
        RunReport edited = world.sync();
        assertThat(edited.notes()).hasSize(1);
        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-03T09:00 meeting");

        shape.to(world).delete(World.key(shape.to(world)));
        RunReport deleted = world.sync();
        assertThat(deleted.notes()).hasSize(1);
        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-03T09:00 meeting");

        assertThat(World.only(shape.from(world))).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void s64AnOwnMeetingKeepsItsGuestsWhenThePairMayEditIt(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withEditOwnMeetings(true));
        shape.from(world).add(Invitations.to("meeting", "uid-1", true));
        world.sync();
        CalendarEvent before = World.only(shape.from(world)).event();

        World.rename(shape.to(world), World.key(shape.to(world)), "renamed");
        world.sync();

        CalendarEvent after = World.only(shape.from(world)).event();
        assertThat(after.title()).isEqualTo("renamed");
        assertThat(after.attendees()).isEqualTo(before.attendees());
        assertThat(after.organizer()).isEqualTo(before.organizer());
        assertThat(after.description()).isEqualTo(before.description());
    }

    @ParameterizedTest
    @EnumSource
    void s64AnOwnMeetingIsNotTouchedByDefault(Shape shape) {
        World world = shape.world();
        shape.from(world).add(Invitations.to("meeting", "uid-1", true));
        world.sync();
        RemoteEvent before = World.only(shape.from(world));

        World.rename(shape.to(world), World.key(shape.to(world)), "renamed");
        assertThat(world.sync().notes()).hasSize(1);

        assertThat(World.only(shape.from(world))).isEqualTo(before);
        assertThat(World.only(shape.to(world)).event().title()).isEqualTo("meeting");
    }

    @ParameterizedTest
    @EnumSource
    void s65AMassCleanUpDeletesCopiesOnlyAndThoseHaveNoGuests(Shape shape) {
        World world = shape.world();
        for (int i = 0; i < 15; i++) {
            shape.from(world).add(withGuests(3));
        }
        world.sync();
        List<EventKey> copies =
                shape.to(world).events().stream().map(RemoteEvent::key).toList();
        List<RemoteWrite> sent = watch(world);

        assertThat(world.engine.removeWithCopies(World.PAIR)).hasValue(15);

        assertThat(sent)
                .hasSize(15)
                .allSatisfy(write -> assertThat(copies).contains(((RemoteWrite.Delete) write).key()));
        assertThat(shape.from(world).events()).hasSize(15);
    }

    private static List<RemoteWrite> watch(World world) {
        List<RemoteWrite> sent = new ArrayList<>();
        world.providerA.faults().before(call -> call.write().ifPresent(sent::add));
        world.providerB.faults().before(call -> call.write().ifPresent(sent::add));
        return sent;
    }

    private static void mailsNobody(RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            assertThat(create.event().attendees()).isEmpty();
            assertThat(create.event().organizer()).isEmpty();
        }
        if (write instanceof RemoteWrite.Update update) {
            assertThat(update.event().attendees()).isEmpty();
        }
    }

    private static CalendarEvent withGuests(int number) {
        List<Attendee> guests = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            guests.add(new Attendee(
                    Person.ofEmail("guest" + i + "@example.org"),
                    Attendee.Role.REQUIRED,
                    ResponseStatus.NOT_RESPONDED));
        }
        return World.event("meeting", "2026-03-03T09:00").toBuilder()
                .description("agenda")
                .organizer(Optional.of(Person.ofEmail("me@example.org")))
                .attendees(guests)
                .facts(Invitations.answered(ResponseStatus.NONE, true))
                .build();
    }
}
