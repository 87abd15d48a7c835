package org.kalends.provider.icloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** What the kit does not ask: how many requests it takes, odd names, tokens that nobody knows, the wrong password. */
class RealServersTest {

    private static final LocalDateTime TEN = LocalDateTime.of(2026, 12, 1, 10, 0);

    private static final int MANY = 120;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private final List<AutoCloseable> open = new ArrayList<>();

    private CalDavServer server;

    private String path;

    private ICloudProvider provider;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private void connect(String name) {
        server = CalDavServer.running(name);
        path = server.home() + "real-" + UUID.randomUUID() + "/";
        server.raw().makeCalendar(path, "Gr\u00FC\u00DFe &amp; \u4F1A\u8BAE");
        open.add(() -> server.raw().delete(path));
        provider = another(server.password());
        provider.calendars(FixedTokens.ACCOUNT);
        requests.clear();
    }

    private ICloudProvider another(String password) {
        ICloudProvider made = new ICloudProvider(
                ICloudConfig.server(server.url()).toBuilder()
                        .listener((method, at, status) -> requests.add(method))
                        .build(),
                FixedTokens.of(server.user(), password),
                Clock.systemUTC());
        open.add(made);
        return made;
    }

    private CalendarRef calendar() {
        return new CalendarRef(ICloudProvider.ID, FixedTokens.ACCOUNT, path);
    }

    private ChangePage read(ICloudProvider reader, Optional<Cursor> cursor) {
        return reader.changes(calendar(), DavScript.WINDOW, RecurrenceView.OCCURRENCES, cursor);
    }

    private <T> T counting(int expected, Supplier<T> call) {
        requests.clear();
        T answer = call.get();
        assertThat(requests).hasSize(expected);
        return answer;
    }

    private static CalendarEvent event(String title) {
        return CalendarEvent.builder(new EventTime.Timed(TEN, TEN.plusHours(1), ZoneId.of("Europe/Berlin")))
                .title(title)
                .build();
    }

    private static List<String> titles(ChangePage page) {
        return page.changes().stream()
                .filter(RemoteChange.Upserted.class::isInstance)
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .sorted()
                .toList();
    }

    private static RemoteEvent stored(List<WriteOutcome> outcomes) {
        return ((WriteOutcome.Written) outcomes.get(0)).stored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"radicale", "xandikos", "cyrus"})
    void takesNoMoreRequestsThanItMust(String name) {
        connect(name);
        List<RemoteWrite> creations = IntStream.range(0, MANY)
                .<RemoteWrite>mapToObj(
                        i -> new RemoteWrite.Create(new OriginMark("i", "p", "o" + i, 0), event("E" + i)))
                .toList();
        assertThat(counting(MANY, () -> provider.write(calendar(), creations)))
                .allMatch(WriteOutcome.Written.class::isInstance);

        ICloudProvider fresh = another(server.password());
        ChangePage all = counting(2 + 1 + 3, () -> read(fresh, Optional.empty()));
        assertThat(titles(all)).hasSize(MANY).contains("E0", "E119");
        counting(1, () -> read(fresh, Optional.of(all.next())));

        RemoteEvent one = ((RemoteChange.Upserted) all.changes().get(0)).event();
        RemoteWrite.Update update = new RemoteWrite.Update(
                one.key(), one.version(), Optional.empty(), event("changed"), Set.of(EventField.TITLE));
        RemoteEvent changed = stored(counting(1, () -> fresh.write(calendar(), List.of(update))));
        assertThat(titles(counting(1, () -> read(fresh, Optional.of(all.next())))))
                .containsExactly("changed");
        assertThat(titles(counting(2, () -> read(provider, Optional.of(all.next())))))
                .containsExactly("changed");
        counting(1, () -> fresh.write(calendar(), List.of(new RemoteWrite.Delete(changed.key(), changed.version()))));
        counting(1, () -> fresh.findByOrigin(calendar(), new OriginMark("i", "p", "o5", 0)));
        counting(1, () -> fresh.findCopies(calendar(), "i", "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"radicale", "xandikos", "cyrus"})
    void listsTheCalendarByItsName(String name) {
        connect(name);
        assertThat(provider.calendars(FixedTokens.ACCOUNT))
                .filteredOn(info -> info.ref().equals(calendar()))
                .extracting(CalendarInfo::name)
                .containsExactly("Gr\u00FC\u00DFe & \u4F1A\u8BAE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"radicale", "xandikos", "cyrus"})
    void readsAndWritesResourcesWithOddNames(String name) {
        connect(name);
        List<String> names =
                List.of("a b.ics", "me@example.org.ics", "100%.ics", "Gr\u00FC\u00DFe.ics", "a+b,c;d=e.ics");
        for (String odd : names) {
            String uid = UUID.randomUUID().toString();
            server.raw()
                    .put(
                            path + encoded(odd),
                            DavScript.event(uid, odd.replace(";", "\\;").replace(",", "\\,")));
        }
        ChangePage page = read(provider, Optional.empty());
        assertThat(titles(page)).containsExactlyInAnyOrderElementsOf(names);
        for (RemoteChange change : page.changes()) {
            RemoteEvent told = ((RemoteChange.Upserted) change).event();
            assertThat(provider.get(calendar(), told.key())).contains(told);
            RemoteEvent renamed = stored(provider.write(
                    calendar(),
                    List.of(new RemoteWrite.Update(
                            told.key(),
                            told.version(),
                            Optional.empty(),
                            event("renamed"),
                            Set.of(EventField.TITLE)))));
            assertThat(provider.write(calendar(), List.of(new RemoteWrite.Delete(renamed.key(), renamed.version()))))
                    .containsExactly(new WriteOutcome.Deleted());
        }
        assertThat(read(provider, Optional.of(page.next())).changes())
                .hasSize(names.size())
                .allMatch(RemoteChange.Removed.class::isInstance);
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"radicale", "xandikos", "cyrus"})
    void tellsThatATokenIsUnknown(String name) {
        connect(name);
        String cursor = read(provider, Optional.empty()).next().value();
        String digits = cursor.replaceAll("[0-9a-f]{6}$", "abcdef");
        String wrong = digits.equals(cursor) ? cursor.replaceAll("data:,.*", "data:,1-99999") : digits;
        assertThat(wrong).isNotEqualTo(cursor);
        assertThat(DavScript.kind(() -> read(provider, Optional.of(new Cursor(wrong)))))
                .isEqualTo(FailureKind.CURSOR_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"radicale", "cyrus"})
    void aWrongPasswordIsTold(String name) {
        connect(name);
        assertThat(DavScript.kind(() -> another("wrong").calendars(FixedTokens.ACCOUNT)))
                .isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(DavScript.kind(() -> another("wrong").get(calendar(), new EventKey("a.ics"))))
                .isEqualTo(FailureKind.AUTHENTICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"radicale", "xandikos", "cyrus"})
    void aUidThatAnotherResourceHasIsAConflict(String name) {
        connect(name);
        OriginMark mark = new OriginMark("i", "p", "o", 0);
        RemoteWrite create = new RemoteWrite.Create(mark, event("copy"));
        RemoteEvent copy = stored(provider.write(calendar(), List.of(create)));
        String text = server.raw().get(path + copy.key().value()).orElseThrow();
        provider.write(calendar(), List.of(new RemoteWrite.Delete(copy.key(), copy.version())));
        server.raw().put(path + "somebody-else.ics", text);
        WriteOutcome outcome = provider.write(calendar(), List.of(create)).get(0);
        assertThat(((WriteOutcome.Failed) outcome).failure().kind()).isEqualTo(FailureKind.CONFLICT);
    }
}
