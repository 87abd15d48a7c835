package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.google.CalendarRole;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.simulator.google.GoogleFaults;

/** What no caller can wait out: refusals, roles, calendars that are gone, and somebody else's edits. */
class SingleFaultTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW = new Window(
            LocalDateTime.of(2031, 1, 1, 0, 0).atZone(BERLIN).toInstant(),
            LocalDateTime.of(2032, 1, 1, 0, 0).atZone(BERLIN).toInstant(),
            BERLIN);

    private static final Path TESTS = Path.of("src", "test", "java", "org", "kalends", "provider", "google");

    private static Simulation simulation;

    private GoogleAccount account;

    private GoogleCalendar calendar;

    private GoogleProvider provider;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void hasMailedNobody() {
        assertThat(simulation.google().mails()).isEmpty();
        assertThat(simulation.google().guestWrites()).isEmpty();
        simulation.close();
    }

    @BeforeEach
    void open() {
        account = simulation.google().account("single-" + UUID.randomUUID() + "@example.org");
        calendar = account.addCalendar("Work");
        provider = simulation.provider(account);
    }

    @AfterEach
    void clear() {
        simulation.google().faults().clear();
    }

    private static GoogleFaults faults() {
        return simulation.google().faults();
    }

    private static CalendarEvent event(String title, int day) {
        LocalDateTime start = LocalDateTime.of(2031, 3, 1, 9, 0).plusDays(day);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title(title)
                .build();
    }

    private static RemoteWrite create(String title) {
        return new RemoteWrite.Create(new OriginMark("kit", "pair", title, 0), event(title, 1));
    }

    private static RemoteWrite rename(RemoteEvent at) {
        return new RemoteWrite.Update(
                at.key(), at.version(), Optional.empty(), event("mine", 1), Set.of(EventField.TITLE));
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(GoogleFixture.ref(calendar), List.of(write)).get(0);
    }

    private RemoteEvent created(String title) {
        return ((WriteOutcome.Written) write(create(title))).stored();
    }

    private FailureKind refusal(RemoteWrite write) {
        return ((WriteOutcome.Failed) write(write)).failure().kind();
    }

    private static FailureKind failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderException.class, call).kind();
    }

    private ChangePage changes(GoogleCalendar of, Optional<Cursor> cursor) {
        return provider.changes(GoogleFixture.ref(of), WINDOW, RecurrenceView.OCCURRENCES, cursor);
    }

    private ChangePage changes(Optional<Cursor> cursor) {
        return changes(calendar, cursor);
    }

    private static List<CalendarEvent> told(ChangePage page) {
        return page.changes().stream()
                .map(change -> ((RemoteChange.Upserted) change).event().event())
                .toList();
    }

    private static List<String> titles(ChangePage page) {
        return told(page).stream().map(CalendarEvent::title).toList();
    }

    @ParameterizedTest
    @EnumSource(GoogleFault.class)
    void everySwitchIsTried(GoogleFault fault) throws IOException {
        boolean inTheKit = FaultConformanceTest.troubles().anyMatch(trouble -> trouble.fault() == fault);
        assertThat(inTheKit || isSwitchedOn(fault)).isTrue();
    }

    /** Returns whether a test turns a switch, by its source: in its code, or as one of its arguments. */
    private static boolean isSwitchedOn(GoogleFault fault) throws IOException {
        Predicate<String> turns = Pattern.compile("\\.(?:on|once|every)\\(GoogleFault\\." + fault + "\\b")
                .asPredicate();
        Predicate<String> takes =
                Pattern.compile("\"(?:" + fault + "|" + fault + ",[^\"]*)\"").asPredicate();
        try (Stream<Path> tests = Files.walk(TESTS)) {
            return tests.filter(Files::isRegularFile).map(SingleFaultTest::text).anyMatch(turns.or(takes));
        }
    }

    private static String text(Path test) {
        try {
            return Files.readString(test);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_403_SCOPE, AUTHENTICATION",
        "ERROR_403_NOT_CONFIGURED, PERMANENT",
        "ERROR_403_NO_CALENDAR_USER, PERMANENT"
    })
    void saysWhoHasToHelp(GoogleFault fault, FailureKind kind) {
        RemoteEvent copy = created("copy");
        faults().on(fault);
        assertThat(failure(() -> changes(Optional.empty()))).isEqualTo(kind);
        assertThat(failure(() -> provider.get(GoogleFixture.ref(calendar), copy.key())))
                .isEqualTo(kind);
        assertThat(refusal(rename(copy))).isEqualTo(kind);
        assertThat(refusal(create("other"))).isEqualTo(kind);
        faults().clear();
        assertThat(titles(changes(Optional.empty()))).containsExactly("copy");
    }

    @Test
    void aCalendarThatCannotBeSeenHasLostNothing() {
        RemoteEvent copy = created("copy");
        ChangePage before = changes(Optional.empty());
        faults().on(GoogleFault.CALENDAR_404);
        assertThat(failure(() -> changes(Optional.of(before.next())))).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure(() -> provider.get(GoogleFixture.ref(calendar), copy.key())))
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(refusal(new RemoteWrite.Delete(copy.key(), copy.version()))).isEqualTo(FailureKind.NOT_FOUND);
        faults().clear();
        assertThat(changes(Optional.of(before.next())).changes()).isEmpty();
        assertThat(write(new RemoteWrite.Delete(copy.key(), copy.version()))).isEqualTo(new WriteOutcome.Deleted());
    }

    @Test
    void aRoleOfTheFutureIsNoTarget() {
        calendar.create(PersonJson.event(event("own", 1)));
        faults().on(GoogleFault.ROLE_UNKNOWN);
        assertThat(provider.calendars(OneToken.ACCOUNT)).isEmpty();
        assertThat(refusal(create("copy"))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(calendar.events()).hasSize(1);
    }

    @Test
    void aTypeOfTheFutureIsPrivateAndNeverWritten() {
        EventKey key = new EventKey(
                calendar.create(PersonJson.event(event("own", 1))).get("id").asText());
        faults().on(GoogleFault.TYPE_UNKNOWN);
        RemoteEvent at = provider.get(GoogleFixture.ref(calendar), key).orElseThrow();
        assertThat(at.event().sensitivity()).isEqualTo(Sensitivity.PRIVATE);
        assertThat(refusal(rename(at))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(refusal(new RemoteWrite.Delete(key, at.version()))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(calendar.event(key.value()).path("summary").asText()).isEqualTo("own");
    }

    @Test
    void whatAListDoesNotKnowYetIsToldByTheNextAnswer() {
        ChangePage before = changes(Optional.empty());
        calendar.create(PersonJson.event(event("new", 1)));
        faults().once(GoogleFault.LIST_STALE);
        ChangePage early = changes(Optional.of(before.next()));
        assertThat(early.changes()).isEmpty();
        assertThat(titles(changes(Optional.of(early.next())))).containsExactly("new");
    }

    @Test
    void somebodyElsesEditIsNeverOverwritten() {
        RemoteEvent copy = created("copy");
        faults().once(GoogleFault.WRITE_CONCURRENT_EDIT);
        assertThat(refusal(rename(copy))).isEqualTo(FailureKind.CONFLICT);
        RemoteEvent now = provider.get(GoogleFixture.ref(calendar), copy.key()).orElseThrow();
        assertThat(now.event().title()).startsWith("copy (edited");
        faults().once(GoogleFault.WRITE_CONCURRENT_EDIT);
        assertThat(refusal(new RemoteWrite.Delete(now.key(), now.version()))).isEqualTo(FailureKind.CONFLICT);
        assertThat(provider.get(GoogleFixture.ref(calendar), copy.key())).isPresent();
    }

    @Test
    void aRoundThatBreaksInItsMiddleIsReadAgainFromTheBeginning() {
        provider = simulation.provider(account, simulation.config().pageSize(1).build());
        ChangePage before = changes(Optional.empty());
        calendar.create(PersonJson.event(event("one", 1)));
        calendar.create(PersonJson.event(event("two", 2)));
        faults().on(GoogleFault.SYNC_TOKEN_EXPIRED_MID_ROUND);
        assertThat(failure(() -> changes(Optional.of(before.next())))).isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(faults().struck(GoogleFault.SYNC_TOKEN_EXPIRED_MID_ROUND)).isPositive();
        assertThat(titles(changes(Optional.empty()))).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void anAnswerThatComesTooLateLeavesAWriteUnknown() {
        provider = simulation.provider(
                account,
                simulation.config().answerTimeout(Duration.ofMillis(300)).build());
        changes(Optional.empty());
        faults().slowness(Duration.ofMillis(900));
        faults().on(GoogleFault.ANSWER_SLOW);
        assertThat(failure(() -> changes(Optional.empty()))).isEqualTo(FailureKind.RETRYABLE);
        assertThat(refusal(create("copy"))).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @ParameterizedTest
    @EnumSource(
            value = CalendarRole.class,
            names = {"READER", "WRITER_WITHOUT_PRIVATE_ACCESS", "FREE_BUSY_READER"})
    void aCalendarWhosePrivateEventsAreHiddenIsNoTarget(CalendarRole role) {
        GoogleCalendar shared = shared(role);
        assertThat(provider.calendars(OneToken.ACCOUNT))
                .filteredOn(info -> info.ref().equals(GoogleFixture.ref(shared)))
                .singleElement()
                .matches(info -> !info.canWrite());
        WriteOutcome outcome = provider.write(GoogleFixture.ref(shared), List.of(create("copy")))
                .get(0);
        assertThat(((WriteOutcome.Failed) outcome).failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(shared.events()).isEmpty();
    }

    private GoogleCalendar shared(CalendarRole role) {
        GoogleAccount other = simulation.google().account("other-" + UUID.randomUUID() + "@example.org");
        GoogleCalendar shared = other.addCalendar("Shared");
        other.share(shared, account, role);
        return shared;
    }

    @Test
    void whoSeesOnlyWhenSomebodyIsBusyIsToldThatAndNoMore() {
        GoogleCalendar shared = shared(CalendarRole.FREE_BUSY_READER);
        shared.create(PersonJson.event(event("secret", 1)));
        ObjectNode series = PersonJson.event(event("secret series", 5));
        series.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=3");
        shared.create(series);
        ChangePage first = changes(shared, Optional.empty());
        assertThat(titles(first)).hasSize(4).containsOnly("Busy");
        assertThat(changes(shared, Optional.of(first.next())).changes()).isEmpty();
        shared.create(PersonJson.event(event("more", 2)));
        ChangePage second = changes(shared, Optional.of(first.next()));
        assertThat(second.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(titles(second)).hasSize(5).containsOnly("Busy");
        assertThat(provider.read(GoogleFixture.ref(shared), WINDOW, RecurrenceView.SERIES))
                .hasSize(5);
    }

    @Test
    void aRoleThatSeesLessMakesEverythingBeReadAnew() {
        GoogleCalendar shared = shared(CalendarRole.WRITER);
        ObjectNode hidden = PersonJson.event(event("secret", 1)).put("visibility", "private");
        shared.create(hidden);
        ChangePage before = changes(shared, Optional.empty());
        assertThat(titles(before)).containsExactly("secret");
        faults().on(GoogleFault.SYNC_TOKEN_OUTLIVES_ROLE);
        shared.role(account, CalendarRole.READER);
        assertThat(failure(() -> changes(shared, Optional.of(before.next())))).isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(titles(changes(shared, Optional.empty()))).containsExactly("Busy");
    }

    @Test
    void anInvitationIsToldAndNeverWritten() {
        ObjectNode invitation = PersonJson.event(event("meeting", 1));
        invitation.putObject("organizer").put("email", "boss@example.org");
        invitation
                .putArray("attendees")
                .addObject()
                .put("email", account.email())
                .put("responseStatus", "accepted");
        EventKey key = new EventKey(
                account.calendar().receiveInvitation(invitation).get("id").asText());
        RemoteEvent at =
                provider.get(GoogleFixture.ref(account.calendar()), key).orElseThrow();
        assertThat(at.event().facts().organizedByMe()).isFalse();
        List<WriteOutcome> outcomes = provider.write(
                GoogleFixture.ref(account.calendar()), List.of(rename(at), new RemoteWrite.Delete(key, at.version())));
        assertThat(outcomes)
                .extracting(outcome -> ((WriteOutcome.Failed) outcome).failure().kind())
                .containsOnly(FailureKind.UNSUPPORTED);
    }
}
