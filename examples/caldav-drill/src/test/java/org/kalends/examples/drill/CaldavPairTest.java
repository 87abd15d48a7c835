package org.kalends.examples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;

/** Two real servers in step, told by what another program finds on them. */
class CaldavPairTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "radicale, cyrus, OCCURRENCES",
        "cyrus, xandikos, OCCURRENCES",
        "xandikos, radicale, SERIES",
        "radicale, cyrus, SERIES"
    })
    void editsTravelBothWaysAndARunAfterARunWritesNothing(String from, String to, RecurrenceView view) {
        String uid = UUID.randomUUID().toString();
        DrillCalendar a = RealServers.newCalendar(from);
        DrillCalendar b = RealServers.newCalendar(to);
        try (DrillPair pair = new DrillPair(a, b)) {
            SyncEngine engine = engine(pair, a, b, PairPolicy.twoWay().withRecurrence(view));
            a.put("review.ics", TestEvents.single("review-" + uid, "Review", 2));
            a.put("weekly.ics", TestEvents.weekly("weekly-" + uid, "Weekly", 3, 4));
            b.put("lunch.ics", TestEvents.single("lunch-" + uid, "Lunch", 4));
            inStep(engine);
            assertThat(titles(b)).contains("Review", "Weekly", "Lunch");
            assertThat(titles(a)).containsExactlyInAnyOrder("Review", "Weekly", "Lunch");

            retitle(b, "Review", "Review moved");
            retitle(a, "Lunch", "Late lunch");
            inStep(engine);
            assertThat(a.get("review.ics")).contains("SUMMARY:Review moved").contains("X-FOREIGN:kept");
            assertThat(titles(b)).contains("Review moved", "Late lunch").doesNotContain("Review", "Lunch");

            a.delete("review.ics");
            b.delete("lunch.ics");
            inStep(engine);
            assertThat(titles(a)).containsExactly("Weekly");
            assertThat(titles(b)).containsOnly("Weekly");
        }
    }

    @ParameterizedTest
    @CsvSource({"radicale, cyrus", "cyrus, radicale"})
    void aPrivateDirectionShowsNothingButTheTime(String from, String to) {
        String uid = UUID.randomUUID().toString();
        DrillCalendar a = RealServers.newCalendar(from);
        DrillCalendar b = RealServers.newCalendar(to);
        try (DrillPair pair = new DrillPair(a, b)) {
            SyncEngine engine =
                    engine(pair, a, b, PairPolicy.twoWay().withForward(DirectionPolicy.STANDARD.asPrivate()));
            a.put("secret.ics", TestEvents.single("secret-" + uid, "Canary", 2));
            inStep(engine);

            assertThat(titles(b)).containsExactly("Busy");
            assertThat(b.names()).allSatisfy(name -> assertThat(b.get(name)).doesNotContain("Canary"));

            retitle(b, "Busy", "Noticed");
            inStep(engine);
            assertThat(titles(a)).containsExactly("Canary");
            assertThat(titles(b)).containsExactly("Busy");
        }
    }

    private static SyncEngine engine(DrillPair pair, DrillCalendar a, DrillCalendar b, PairPolicy policy) {
        return pair.engine(
                SECRET, new SyncPair(DrillPair.ID, a.ref(), b.ref(), ZoneId.of("UTC"), policy, SyncPair.Status.ACTIVE));
    }

    private static void inStep(SyncEngine engine) {
        engine.run(DrillPair.ID);
        assertThat(engine.run(DrillPair.ID).writes()).as("a run after a run").isZero();
    }

    private static List<String> titles(DrillCalendar calendar) {
        return calendar.names().stream()
                .map(calendar::get)
                .map(text -> text.replaceAll("(?s).*\\r?\\nSUMMARY:([^\\r\\n]*).*", "$1"))
                .toList();
    }

    private static void retitle(DrillCalendar calendar, String before, String after) {
        for (String name : calendar.names()) {
            String text = calendar.get(name);
            if (text.contains("SUMMARY:" + before + "\r\n") || text.contains("SUMMARY:" + before + "\n")) {
                assertThat(calendar.put(name, text.replace("SUMMARY:" + before, "SUMMARY:" + after)))
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("no event " + before);
    }
}
