package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** The structure of a resource, good and bad. */
class ParserTest {

    private static final String GOOD = Ics.text(Ics.event("DTSTART:20260601T090000Z", "SUMMARY:Ber\r\n lin\\, o\\nk"));

    @Test
    void anyLineEndAndAnyFoldIsRead() {
        for (String text : List.of(
                GOOD,
                GOOD.replace("\r\n", "\n"),
                GOOD.replace("\r\n", "\r"),
                "\uFEFF" + GOOD,
                GOOD.replace("\r\n ", "\n\t"),
                GOOD.replace("BEGIN:VEVENT", "\r\n\r\nbegin:vevent"),
                GOOD.replace("SUMMARY", "summary"),
                GOOD + "\r\n \r\n")) {
            assertThat(IcsResource.parse(text, Ics.CONTEXT).series().event().title())
                    .isEqualTo("Berlin, o k");
        }
    }

    @Test
    void aTextThatWasCutOffIsAProblemWhereverItWasCut() {
        for (int length = 0; length < GOOD.length() - "END:VCALENDAR\r\n".length(); length += 3) {
            String cut = GOOD.substring(0, length);
            problem(cut, Kind.UNPARSEABLE);
        }
    }

    @Test
    void whatIsNoCalendarIsAProblem() {
        problem("<html><body>502 Bad Gateway</body></html>", Kind.UNPARSEABLE);
        problem(GOOD + GOOD, Kind.UNPARSEABLE);
        problem(GOOD + "BEGIN:VCALENDAR\r\n", Kind.UNPARSEABLE);
        problem("BEGIN:VEVENT\r\nEND:VEVENT\r\n", Kind.UNPARSEABLE);
        problem(GOOD.replace("END:VEVENT", "END:VTODO"), Kind.UNPARSEABLE);
        problem("BEGIN:VCALENDAR\r\n" + "BEGIN:A\r\n".repeat(5000), Kind.UNPARSEABLE);
    }

    @Test
    void aResourceHasOneUid() {
        problem(
                Ics.text(
                        Ics.event("DTSTART:20260601T090000Z"),
                        Ics.event("DTSTART:20260601T090000Z").replace("UID:u", "UID:v")),
                Kind.SEVERAL_UIDS);
        problem(GOOD.replace("UID:u", "UID: "), Kind.NO_UID);
        problem(GOOD.replace("UID:u\r\n", ""), Kind.NO_UID);
    }

    @Test
    void aTextThatIsTooLongIsAProblem() {
        IcsContext narrow = new IcsContext(ZoneId.of("UTC"), Optional.empty(), new IcsContext.Limits(50, 10, 10));
        assertThatThrownBy(() -> IcsResource.parse(GOOD, narrow))
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    void aTaskIsNoEvent() {
        IcsResource task = IcsResource.parse(Ics.text("BEGIN:VTODO", "UID:t", "END:VTODO"), Ics.CONTEXT);
        assertThat(task.hasEvents()).isFalse();
        assertThat(task.uid()).isEqualTo("t");
        assertThatThrownBy(task::series)
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.NO_EVENT));
    }

    @Test
    void parametersAreReadWithQuotesAndCarets() {
        ContentLine line = ContentLine.read("ATTENDEE;CN=\"a;b:c\",d;X=^'q^'^n^^n:mailto:x@y", "");
        assertThat(line.params())
                .containsExactly(
                        new ContentLine.Param("CN", List.of("a;b:c", "d")),
                        new ContentLine.Param("X", List.of("\"q\"\n^n")));
        assertThat(line.value()).isEqualTo("mailto:x@y");
        ContentLine written =
                ContentLine.of("ATTENDEE", "mailto:x@y", line.params().toArray(ContentLine.Param[]::new));
        assertThat(ContentLine.read(written.stored().strip().replace("\r\n ", ""), "")
                        .params())
                .isEqualTo(line.params());
    }

    @Test
    void aProblemNamesUidAndPropertyAndNoContent() {
        assertThatThrownBy(() -> Ics.read("DTSTART;TZID=Secret place:20260601T090000", "SUMMARY:secret"))
                .hasMessage("UID u: DTSTART: TZID is not known");
        assertThatThrownBy(() -> Ics.read("DTSTART:secret")).hasMessage("UID u: DTSTART: no date or time");
    }

    @Test
    void aMegabyteOfDescriptionIsRead() {
        String long1 = "x;,\\n ".repeat(200_000);
        assertThat(Ics.read("DTSTART:20260601T090000Z", "DESCRIPTION:" + long1)
                        .description()
                        .text())
                .hasSize(1_000_000);
    }

    private static void problem(String text, Kind kind) {
        assertThatThrownBy(() -> IcsResource.parse(text, Ics.CONTEXT).series())
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
