package org.kalends.provider.icloud.internal.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;

class EventKeysTest {

    private static final List<OriginalStart> STARTS = List.of(
            new OriginalStart.Day(LocalDate.of(2026, 3, 1)),
            new OriginalStart.Local(LocalDateTime.of(2026, 3, 1, 0, 0)),
            new OriginalStart.Zoned(
                    LocalDateTime.of(2026, 3, 1, 2, 30, 15), ZoneId.of("America/Argentina/Buenos_Aires")),
            new OriginalStart.Zoned(LocalDateTime.of(2026, 3, 1, 2, 30), ZoneId.of("+05:45")),
            new OriginalStart.Zoned(LocalDateTime.of(2026, 3, 1, 2, 30), ZoneId.of("UTC")));

    @ParameterizedTest
    @ValueSource(
            strings = {"a.ics", "a#D2026-01-01", "100%.ics", "%23.ics", "%2523#", "\u4F1A \u8BAE.ics", "me@example.org"
            })
    void readWhatTheyWrite(String name) {
        assertThat(EventKeys.read(EventKeys.of(name))).contains(new EventKeys(name, Optional.empty()));
        for (OriginalStart start : STARTS) {
            assertThat(EventKeys.read(EventKeys.of(name, start))).contains(new EventKeys(name, Optional.of(start)));
        }
    }

    @Test
    void tellOccurrencesApart() {
        assertThat(STARTS.stream().map(start -> EventKeys.of("a.ics", start))).doesNotHaveDuplicates();
        assertThat(EventKeys.of("a.ics", STARTS.get(4)).value()).isEqualTo("a.ics#Z2026-03-01T02:30@UTC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "..",
                ".",
                "#D2026-01-01",
                "a#",
                "a#X",
                "a#D2026-13-01",
                "a#Z2026-01-01T00:00",
                "a#Z2026-01-01T00:00@No/Where"
            })
    void knowWhatIsNotTheirs(String key) {
        assertThat(EventKeys.read(new EventKey(key))).isEmpty();
    }
}
