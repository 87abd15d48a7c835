package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kalends.memory.Fixture.ACCOUNT;
import static org.kalends.memory.Fixture.BERLIN;
import static org.kalends.memory.Fixture.MARCH;
import static org.kalends.memory.Fixture.MARK;
import static org.kalends.memory.Fixture.event;
import static org.kalends.memory.Fixture.failure;
import static org.kalends.memory.Fixture.stored;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Person;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

class InMemoryProviderTest {

    private static final Attendee GUEST =
            new Attendee(Person.ofEmail("guest@example.org"), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED);

    private final Fixture fixture = new Fixture();

    @Test
    void theFirstCalendarOfAnAccountIsItsMainOneAndOthersAreNotShown() {
        fixture.provider.addReadOnlyCalendar(ACCOUNT, "holidays", BERLIN);
        fixture.provider.addCalendar(new AccountId("somebody else"), "main", BERLIN);

        List<CalendarInfo> calendars = fixture.provider.calendars(ACCOUNT);

        assertThat(calendars).extracting(CalendarInfo::name).containsExactly("main", "holidays");
        assertThat(calendars).extracting(CalendarInfo::primary).containsExactly(true, false);
        assertThat(calendars).extracting(CalendarInfo::canWrite).containsExactly(true, false);
    }

    @Test
    void aCopyIsFoundByItsMarkAndByItsPair() {
        RemoteEvent copy = stored(fixture.create("Lunch"));

        assertThat(fixture.provider.findByOrigin(fixture.calendar.ref(), MARK)).contains(copy);
        assertThat(fixture.provider.findByOrigin(fixture.calendar.ref(), MARK.nextGeneration()))
                .isEmpty();
        assertThat(fixture.provider.findCopies(fixture.calendar.ref(), "here", "pair"))
                .containsExactly(copy);
        assertThat(fixture.provider.findCopies(fixture.calendar.ref(), "here", "other"))
                .isEmpty();
    }

    @Test
    void creatingWithAMarkThatIsThereAnswersTheFirstCopy() {
        RemoteEvent first = stored(fixture.create("Lunch"));

        assertThat(stored(fixture.create("Dinner"))).isEqualTo(first);
        assertThat(fixture.calendar.events()).containsExactly(first);
    }

    @Test
    void aMarkWhoseCopyWasDeletedOrStrippedIsNeverUsedAgain() {
        RemoteEvent copy = stored(fixture.create("Lunch"));
        fixture.calendar.mark(copy.key(), Optional.empty());
        assertThat(failure(fixture.create("Lunch"))).isEqualTo(FailureKind.CONFLICT);

        fixture.calendar.delete(copy.key());
        assertThat(failure(fixture.create("Lunch"))).isEqualTo(FailureKind.CONFLICT);
        assertThat(fixture.calendar.events()).isEmpty();
    }

    @Test
    void anUpdateWritesTheNamedFieldsOnly() {
        RemoteEvent copy = stored(fixture.create("Lunch"));
        CalendarEvent other = event("Dinner").toBuilder().location("Inn").build();

        RemoteEvent updated = stored(fixture.update(copy, other, EventField.TITLE));

        assertThat(updated.event().title()).isEqualTo("Dinner");
        assertThat(updated.event().location()).isEmpty();
        assertThat(updated.version()).isNotEqualTo(copy.version());
        assertThat(updated.originMark()).contains(MARK);
        assertThat(fixture.get(copy.key())).isEqualTo(updated);
    }

    @Test
    void aWriteAtAnotherVersionIsAConflictAndChangesNothing() {
        RemoteEvent copy = stored(fixture.create("Lunch"));
        fixture.calendar.bump(copy.key());
        RemoteEvent now = fixture.get(copy.key());

        assertThat(failure(fixture.update(copy, event("Dinner"), EventField.TITLE)))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(failure(fixture.delete(copy.key(), copy.version()))).isEqualTo(FailureKind.CONFLICT);
        assertThat(fixture.get(copy.key())).isEqualTo(now);
        assertThat(now.event()).isEqualTo(copy.event());
        assertThat(now.modifiedAt()).isEqualTo(copy.modifiedAt());
    }

    @Test
    void whatIsGoneCannotBeUpdatedButCountsAsDeleted() {
        RemoteEvent copy = stored(fixture.create("Lunch"));

        assertThat(fixture.delete(copy.key(), copy.version())).isInstanceOf(WriteOutcome.Deleted.class);
        assertThat(fixture.delete(copy.key(), copy.version())).isInstanceOf(WriteOutcome.Deleted.class);
        assertThat(failure(fixture.update(copy, event("Dinner"), EventField.TITLE)))
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(fixture.provider.get(fixture.calendar.ref(), copy.key())).isEmpty();
    }

    @Test
    void attendeesAndOrganizerOfACopyAreNeverWritten() {
        CalendarEvent meeting = event("Review").toBuilder()
                .attendees(List.of(GUEST))
                .organizer(Optional.of(Person.ofEmail("boss@example.org")))
                .build();

        RemoteEvent copy = stored(fixture.write(new RemoteWrite.Create(MARK, meeting)));

        assertThat(copy.event().attendees()).isEmpty();
        assertThat(copy.event().organizer()).isEmpty();
    }

    @Test
    void anUpdateLeavesTheGuestsOfAMeetingAlone() {
        EventKey key = fixture.calendar.add(
                event("Review").toBuilder().attendees(List.of(GUEST)).build());

        RemoteEvent updated = stored(fixture.update(fixture.get(key), event("Retrospective"), EventField.TITLE));

        assertThat(updated.event().attendees()).containsExactly(GUEST);
    }

    @Test
    void oneFailedWriteDoesNotStopTheOthersAndOutcomesKeepTheirOrder() {
        List<WriteOutcome> outcomes = fixture.provider.write(
                fixture.calendar.ref(),
                List.of(
                        new RemoteWrite.Create(MARK, event("Lunch")),
                        new RemoteWrite.Update(
                                new EventKey("nothing"),
                                fixture.get(fixture.calendar.add(event("Own"))).version(),
                                Optional.empty(),
                                event("x"),
                                Set.of(EventField.TITLE)),
                        new RemoteWrite.Create(MARK.nextGeneration(), event("Dinner"))));

        assertThat(stored(outcomes.get(0)).event().title()).isEqualTo("Lunch");
        assertThat(failure(outcomes.get(1))).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(stored(outcomes.get(2)).event().title()).isEqualTo("Dinner");
    }

    @Test
    void aReadOnlyCalendarRefusesPrograms() {
        InMemoryCalendar holidays = fixture.provider.addReadOnlyCalendar(ACCOUNT, "holidays", BERLIN);
        holidays.add(event("Easter"));

        assertThat(failure(fixture.provider
                        .write(holidays.ref(), List.of(new RemoteWrite.Create(MARK, event("Lunch"))))
                        .get(0)))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(holidays.events()).hasSize(1);
    }

    @Test
    void whatIsNotClaimedIsRefused() {
        Fixture poor = new Fixture(builder -> builder.claim(EnumSet.noneOf(Capability.class)));
        EventKey series = poor.calendar.add(InMemorySeriesTest.daily(3));
        RemoteEvent first = poor.calendar.agenda(MARCH).get(0);

        refused(() -> poor.changes(RecurrenceView.OCCURRENCES, Optional.empty()));
        refused(() -> poor.changes(RecurrenceView.SERIES, Optional.empty()));
        refused(() -> poor.provider.read(poor.calendar.ref(), MARCH, RecurrenceView.SERIES));
        refused(() -> poor.provider.findByUid(poor.calendar.ref(), "uid"));
        assertThat(failure(poor.write(new RemoteWrite.Create(MARK, InMemorySeriesTest.daily(3)))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure(poor.update(poor.get(series), event("x"), EventField.TITLE)))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure(poor.delete(first.key(), first.version()))).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void everyEventHasAUidByWhichOriginalsAreFound() {
        EventKey key = fixture.calendar.add(event("Own"));
        RemoteEvent copy = stored(fixture.create("Copy"));
        String uid = fixture.get(key).event().iCalUid().orElseThrow();

        assertThat(fixture.provider.findByUid(fixture.calendar.ref(), uid)).contains(fixture.get(key));
        assertThat(fixture.provider.findByUid(
                        fixture.calendar.ref(), copy.event().iCalUid().orElseThrow()))
                .isEmpty();
    }

    @Test
    void whatAPersonDeletedCanBeTakenBack() {
        RemoteEvent copy = stored(fixture.create("Lunch"));
        fixture.calendar.delete(copy.key());
        fixture.calendar.undelete(copy.key());

        assertThat(fixture.get(copy.key()).event()).isEqualTo(copy.event());
        assertThat(stored(fixture.create("Lunch")).key()).isEqualTo(copy.key());
    }

    @Test
    void anUnreadableEventIsAFailureAndNotAnAbsence() {
        RemoteEvent copy = stored(fixture.create("Lunch"));
        fixture.calendar.spoil(copy.key());

        permanent(() -> fixture.get(copy.key()));
        permanent(() -> fixture.provider.findByOrigin(fixture.calendar.ref(), MARK));
        RemoteEvent now = fixture.calendar.event(copy.key()).orElseThrow();
        assertThat(fixture.provider.findCopies(fixture.calendar.ref(), "here", "pair"))
                .containsExactly(RemoteEvent.unreadable(copy.key(), now.version(), MARK));
        assertThat(failure(fixture.update(now, event("Dinner"), EventField.TITLE)))
                .isEqualTo(FailureKind.PERMANENT);
        assertThat(fixture.calendar.event(copy.key())).contains(now);
        fixture.calendar.bump(copy.key());
        assertThat(fixture.get(copy.key()).event()).isEqualTo(copy.event());
    }

    private static void refused(ThrowingCallable call) {
        fails(call, FailureKind.UNSUPPORTED);
    }

    private static void permanent(ThrowingCallable call) {
        fails(call, FailureKind.PERMANENT);
    }

    static void fails(ThrowingCallable call, FailureKind kind) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(call)
                .extracting(ProviderException::kind)
                .isEqualTo(kind);
    }
}
