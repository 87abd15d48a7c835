package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** Canonical event to VEVENT and back is the identity, for whatever the model can say. */
class IdentityTest {

    private static final int EVENTS = 3000;

    @Test
    void everyEventComesBackAsItWasWritten() {
        for (long seed = 0; seed < EVENTS; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            String text = IcsResource.create("u", Copies.MARK, event, Copies.NOW);
            assertThat(read(text)).as("seed %d", seed).isEqualTo(event);
            assertThat(read(text.replace("\r\n", "\n")))
                    .as("seed %d, as XML hands it over", seed)
                    .isEqualTo(event);
        }
    }

    @Test
    void everyEventComesBackAsItWasUpdated() {
        EnumSet<EventField> fields = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));
        for (long seed = 0; seed < EVENTS / 2; seed++) {
            CalendarEvent old = new EventGenerator(seed).event();
            CalendarEvent event = new EventGenerator(seed + EVENTS)
                    .event().toBuilder().status(old.status()).build();
            String stored = IcsResource.create("u", Copies.MARK, old, Copies.NOW);
            String updated =
                    IcsResource.parse(stored, Ics.CONTEXT).withUpdate(event, fields, Optional.empty(), Copies.NOW);
            assertThat(read(updated)).as("seed %d", seed).isEqualTo(event);
        }
    }

    @Test
    void everyWrittenLineFitsAndAStrictReaderTakesTheText() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            String text = IcsResource.create("u", Copies.MARK, new EventGenerator(seed).event(), Copies.NOW);
            assertThat(text.split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
            assertThat(new CalendarBuilder().build(new StringReader(text)).getComponents())
                    .isNotEmpty();
        }
    }

    @Test
    void aMegabyteOfDescriptionComesBack() {
        CalendarEvent event = new EventGenerator(1)
                .event().toBuilder().description("ab,;\\\né😀".repeat(120_000)).build();
        assertThat(read(IcsResource.create("u", Copies.MARK, event, Copies.NOW)))
                .isEqualTo(event);
    }

    @Test
    void whatNoCalendarMayHoldIsLeftOut() {
        CalendarEvent event = new EventGenerator(0)
                .event().toBuilder().title("a\u0000b\u0007c\uD800d\uFFFEe").build();
        assertThat(read(IcsResource.create("u", Copies.MARK, event, Copies.NOW)).title())
                .isEqualTo("abcde");
    }

    private static CalendarEvent read(String text) {
        return IcsResource.parse(text, Ics.CONTEXT).series().event();
    }
}
