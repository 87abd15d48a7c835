package org.kalends.provider.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.icloud.ICloudFixture.Simulation;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.icloud.ICloudFault;
import org.kalends.simulator.icloud.ICloudFaults;
import org.kalends.tck.trouble.Trouble;

/** What no caller can wait out, and what the whole kit cannot ask: refusals, hosts, other people's edits, time and length. */
class SingleFaultTest {

    private static final Set<ICloudFault> HERE = EnumSet.of(
            ICloudFault.SYNC_TOKEN_400,
            ICloudFault.SYNC_TOKEN_409,
            ICloudFault.SYNC_TOKEN_410,
            ICloudFault.SYNC_TOKEN_412,
            ICloudFault.SYNC_TOKEN_507,
            ICloudFault.SYNC_TOKEN_ABSENT,
            ICloudFault.SYNC_PAGES_LOOP,
            ICloudFault.SYNC_STALE,
            ICloudFault.LIST_SHORT,
            ICloudFault.LIST_EMPTY,
            ICloudFault.AT_SIGN_REFUSED,
            ICloudFault.ENTRY_REDIRECTS,
            ICloudFault.PARTITION_421,
            ICloudFault.XML_OVERSIZED,
            ICloudFault.ERROR_401,
            ICloudFault.ERROR_403,
            ICloudFault.LIMIT_429_BARE,
            ICloudFault.LIMIT_503_BARE,
            ICloudFault.ANSWER_SLOW,
            ICloudFault.ANSWER_TRICKLES,
            ICloudFault.REDIRECT,
            ICloudFault.WRITE_412_SPURIOUS,
            ICloudFault.WRITE_CONCURRENT_EDIT,
            ICloudFault.WRITE_HOUSEKEEPING,
            ICloudFault.PUT_TOUCHES_AGAIN,
            ICloudFault.CALENDAR_404,
            ICloudFault.CALENDAR_READ_ONLY);

    /** The provider sends no limit, no organizer and no copy without its silent alarm: these cannot strike. */
    private static final Set<ICloudFault> NEVER = EnumSet.of(
            ICloudFault.SYNC_LIMIT_507,
            ICloudFault.PUT_ADDS_ALARM,
            ICloudFault.ORGANIZER_VANISHES,
            ICloudFault.SCHEDULE_AGENT_IGNORED);

    private final Simulation simulation = Simulation.start();

    private final ICloudFaults faults = simulation.icloud().faults();

    private final ICloudFixture icloud = new ICloudFixture(
            simulation, simulation.config().toBuilder().maxBody(200_000).build());

    @AfterEach
    void close() {
        icloud.close();
        simulation.close();
    }

    private RemoteEvent copy(String title) {
        RemoteWrite create = new RemoteWrite.Create(mark(title), icloud.event(title, 3));
        return ((WriteOutcome.Written) icloud.write(create)).stored();
    }

    private static OriginMark mark(String original) {
        return new OriginMark("home", "pair-1", original, 0);
    }

    private WriteOutcome rename(RemoteEvent at, String title) {
        CalendarEvent renamed = at.event().toBuilder().title(title).build();
        return icloud.write(new RemoteWrite.Update(
                at.key(), at.version(), Optional.empty(), renamed, EnumSet.of(EventField.TITLE)));
    }

    private RemoteEvent now(RemoteEvent copy) {
        return icloud.provider().get(icloud.calendar(), copy.key()).orElseThrow();
    }

    private static FailureKind failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderException.class, call).kind();
    }

    private static FailureKind failure(WriteOutcome outcome) {
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    private static List<String> titles(ChangePage page) {
        return page.changes().stream()
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsMetSomewhere(ICloudFault fault) {
        Set<ICloudFault> inTheKit =
                FaultConformanceTest.troubles().map(Trouble::fault).collect(Collectors.toSet());
        assertThat(Stream.of(inTheKit, HERE, NEVER).filter(some -> some.contains(fault)))
                .hasSize(1);
    }

    @Test
    void sendsNothingThatTheseCanStrike() {
        NEVER.forEach(faults::on);
        RemoteEvent copy = copy("copy");
        rename(copy, "renamed");
        icloud.read(Optional.of(icloud.read(Optional.empty()).next()));
        assertThat(NEVER).allSatisfy(fault -> assertThat(faults.struck(fault)).isZero());
        assertThat(icloud.icloudCalendar().names()).hasSize(1);
        assertThat(simulation.icloud().mails()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC_TOKEN_400", "SYNC_TOKEN_409", "SYNC_TOKEN_410", "SYNC_TOKEN_412", "SYNC_TOKEN_507"})
    void startsAgainWhenATokenIsRefusedInWhateverWay(ICloudFault fault) {
        copy("old");
        ChangePage before = icloud.read(Optional.empty());
        copy("new");
        faults.on(fault);
        assertThat(failure(() -> icloud.read(Optional.of(before.next())))).isEqualTo(FailureKind.CURSOR_EXPIRED);
        ChangePage all = icloud.read(Optional.empty());
        assertThat(all.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(titles(all)).containsExactly("new", "old");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC_TOKEN_ABSENT", "SYNC_PAGES_LOOP"})
    void callsAnAnswerWithoutAnEndIncomplete(ICloudFault fault) {
        for (String title : List.of("a", "b", "c", "d")) {
            copy(title);
        }
        ChangePage before = icloud.read(Optional.empty());
        for (String title : List.of("e", "f", "g", "h")) {
            copy(title);
        }
        faults.on(fault);
        assertThat(failure(() -> icloud.read(Optional.of(before.next())))).isEqualTo(FailureKind.RETRYABLE);
        faults.clear();
        assertThat(titles(icloud.read(Optional.of(before.next())))).containsExactly("e", "f", "g", "h");
    }

    @Test
    void isToldALateChangeByTheNextAnswer() {
        ChangePage before = icloud.read(Optional.empty());
        copy("late");
        faults.on(ICloudFault.SYNC_STALE);
        ChangePage early = icloud.read(Optional.of(before.next()));
        assertThat(early.changes()).isEmpty();
        assertThat(titles(icloud.read(Optional.of(early.next())))).containsExactly("late");
    }

    @Test
    void listsTheCalendarsThatItIsTold() {
        faults.once(ICloudFault.LIST_SHORT);
        assertThat(calendars()).contains("Home", "Work", "Kit").doesNotContain("Shared");
        faults.once(ICloudFault.LIST_EMPTY);
        assertThat(calendars()).isEmpty();
        assertThat(calendars()).contains("Home", "Work", "Kit", "Shared").doesNotContain("Reminders");
    }

    private List<String> calendars() {
        return icloud.provider().calendars(FixedTokens.ACCOUNT).stream()
                .map(CalendarInfo::name)
                .toList();
    }

    @Test
    void readsANameWithAnAtSignThatIsRefusedEncoded() {
        RemoteEvent copy = copy("copy");
        String text = icloud.icloudCalendar().ics(copy.key().value()).orElseThrow();
        icloud.icloudCalendar().delete(copy.key().value());
        icloud.icloudCalendar().put("a@b.ics", text);
        faults.on(ICloudFault.AT_SIGN_REFUSED);
        assertThat(icloud.provider().get(icloud.calendar(), new EventKey("a@b.ics")))
                .isPresent();
        assertThat(titles(icloud.read(Optional.empty()))).containsExactly("copy");
    }

    @Test
    void followsTheEntryToThePartitionAndWritesThere() {
        faults.on(ICloudFault.HOME_WITHOUT_HOST);
        faults.on(ICloudFault.ENTRY_REDIRECTS);
        assertThat(titles(icloud.read(Optional.empty()))).isEmpty();
        assertThat(faults.struck(ICloudFault.ENTRY_REDIRECTS)).isPositive();
        faults.off(ICloudFault.HOME_WITHOUT_HOST);
        RemoteEvent copy = copy("copy");
        assertThat(rename(copy, "renamed")).isInstanceOf(WriteOutcome.Written.class);
        assertThat(icloud.icloudCalendar().names()).hasSize(1);
    }

    @Test
    void looksForAUserWhoIsSaidToLiveElsewhere() {
        RemoteEvent copy = copy("copy");
        faults.once(ICloudFault.PARTITION_421);
        assertThat(failure(() -> icloud.read(Optional.empty()))).isEqualTo(FailureKind.RETRYABLE);
        assertThat(now(copy)).isEqualTo(copy);
    }

    @Test
    void findsAUserWhoHasMoved() {
        RemoteEvent copy = copy("copy");
        try (SimulatorServer other = SimulatorServer.start()) {
            ICloudConfig config = simulation.config().toBuilder()
                    .allowedHosts(Set.of(
                            simulation.entry().url().getAuthority(),
                            simulation.partition().url().getAuthority(),
                            other.url().getAuthority()))
                    .build();
            try (ICloudFixture moved = new ICloudFixture(simulation, config)) {
                assertThat(moved.read(Optional.empty()).changes()).isEmpty();
                simulation.icloud().moveTo(other);
                assertThat(moved.read(Optional.empty()).changes()).isEmpty();
                assertThat(moved.write(new RemoteWrite.Create(mark("there"), moved.event("there", 3))))
                        .isInstanceOf(WriteOutcome.Written.class);
                assertThat(moved.icloudCalendar().names()).hasSize(1);
            }
        }
        assertThat(copy.event().title()).isEqualTo("copy");
    }

    @Test
    void doesNotReadWhatIsTooLong() {
        copy("copy");
        faults.oversize(1_000_000);
        faults.once(ICloudFault.XML_OVERSIZED);
        assertThat(catchThrowableOfType(ProviderException.class, () -> icloud.read(Optional.empty())))
                .isNotNull();
        assertThat(titles(icloud.read(Optional.empty()))).containsExactly("copy");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_401, AUTHENTICATION",
        "ERROR_403, PERMANENT",
        "LIMIT_429_BARE, RATE_LIMITED",
        "LIMIT_503_BARE, RATE_LIMITED",
        "REDIRECT, PERMANENT",
        "CALENDAR_404, NOT_FOUND"
    })
    void saysWhatARefusalMeans(ICloudFault fault, FailureKind kind) {
        RemoteEvent copy = copy("copy");
        faults.on(fault);
        assertThat(failure(() -> icloud.read(Optional.empty()))).isEqualTo(kind);
        faults.clear();
        assertThat(titles(icloud.read(Optional.empty()))).containsExactly("copy");
        assertThat(now(copy)).isEqualTo(copy);
    }

    @Test
    void goesToNoThirdHost() {
        RemoteEvent copy = copy("copy");
        try (SimulatorServer third = SimulatorServer.start()) {
            faults.elsewhere(third.url());
            faults.on(ICloudFault.REDIRECT);
            failure(() -> icloud.read(Optional.empty()));
            failure(rename(copy, "renamed"));
            assertThat(faults.struck(ICloudFault.REDIRECT)).isGreaterThan(1);
            assertThat(third.journal().list()).isEmpty();
        }
    }

    private ICloudFixture impatient() {
        return new ICloudFixture(
                simulation,
                simulation.config().toBuilder()
                        .answerTimeout(Duration.ofMillis(800))
                        .build());
    }

    @Test
    void isTiredOfWaiting() {
        try (ICloudFixture hasty = impatient()) {
            RemoteWrite create = new RemoteWrite.Create(mark("copy"), hasty.event("copy", 3));
            faults.slowness(Duration.ofMillis(1500));
            hasty.read(Optional.empty());
            faults.once(ICloudFault.ANSWER_SLOW);
            assertThat(failure(() -> hasty.read(Optional.empty()))).isEqualTo(FailureKind.RETRYABLE);
            hasty.read(Optional.empty());
            faults.once(ICloudFault.ANSWER_SLOW);
            assertThat(failure(hasty.write(create))).isEqualTo(FailureKind.AMBIGUOUS);
            assertThat(hasty.write(create)).isInstanceOf(WriteOutcome.Written.class);
            assertThat(hasty.icloudCalendar().names()).hasSize(1);
        }
    }

    @Test
    void readsABodyThatTricklesInAndNotForEver() {
        try (ICloudFixture hasty = impatient()) {
            hasty.person().create(hasty.event("event", 3));
            hasty.provider().calendars(FixedTokens.ACCOUNT);
            faults.slowness(Duration.ofMillis(1200));
            faults.once(ICloudFault.ANSWER_TRICKLES);
            assertThat(titles(hasty.read(Optional.empty()))).containsExactly("event");
            faults.slowness(Duration.ofSeconds(5));
            faults.once(ICloudFault.ANSWER_TRICKLES);
            assertThat(failure(() -> hasty.read(Optional.empty()))).isEqualTo(FailureKind.RETRYABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE_412_SPURIOUS", "WRITE_HOUSEKEEPING", "PUT_TOUCHES_AGAIN"})
    void writesAtTheSecondLookWhatWasRefusedForNothing(ICloudFault fault) {
        RemoteEvent copy = copy("copy");
        faults.on(fault);
        RemoteEvent at = fault == ICloudFault.PUT_TOUCHES_AGAIN ? copy("other") : copy;
        assertThat(failure(rename(at, "renamed"))).isEqualTo(FailureKind.CONFLICT);
        faults.off(fault);
        RemoteEvent again = now(at);
        assertThat(again.event()).isEqualTo(at.event());
        assertThat(rename(again, "renamed")).isInstanceOf(WriteOutcome.Written.class);
        assertThat(now(at).event().title()).isEqualTo("renamed");
    }

    @Test
    void losesNothingInAStormOfRefusals() {
        List<RemoteEvent> copies = Stream.of("a", "b", "c").map(this::copy).toList();
        faults.on(ICloudFault.WRITE_412_SPURIOUS);
        for (RemoteEvent copy : copies) {
            assertThat(failure(rename(copy, "renamed"))).isEqualTo(FailureKind.CONFLICT);
            assertThat(failure(icloud.write(new RemoteWrite.Delete(copy.key(), copy.version()))))
                    .isEqualTo(FailureKind.CONFLICT);
        }
        assertThat(titles(icloud.read(Optional.empty()))).containsExactly("a", "b", "c");
    }

    @Test
    void overwritesNoEditOfSomebodyElse() {
        RemoteEvent copy = copy("copy");
        List<Consumer<RemoteEvent>> writes = List.of(
                at -> assertThat(failure(rename(at, "renamed"))).isEqualTo(FailureKind.CONFLICT),
                at -> assertThat(failure(icloud.write(new RemoteWrite.Delete(at.key(), at.version()))))
                        .isEqualTo(FailureKind.CONFLICT));
        for (Consumer<RemoteEvent> write : writes) {
            faults.once(ICloudFault.WRITE_CONCURRENT_EDIT);
            write.accept(now(copy));
        }
        assertThat(now(copy).event().title()).isEqualTo("copy edited meanwhile edited meanwhile");
    }

    @Test
    void stopsWritingIntoACalendarThatHasBecomeReadOnly() {
        RemoteEvent copy = copy("copy");
        faults.on(ICloudFault.CALENDAR_READ_ONLY);
        assertThat(failure(rename(copy, "renamed"))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure(icloud.write(new RemoteWrite.Create(mark("new"), icloud.event("new", 4)))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(titles(icloud.read(Optional.empty()))).containsExactly("copy");
    }
}
