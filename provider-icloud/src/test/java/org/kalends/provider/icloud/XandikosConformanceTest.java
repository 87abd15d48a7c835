package org.kalends.provider.icloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RemoteEvent;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.Deviation;
import org.kalends.tck.ProviderFixture;

/** The whole kit against xandikos. */
class XandikosConformanceTest extends CalendarProviderTck {

    @BeforeAll
    static void skipWithoutServer() {
        CalDavServer.running("xandikos");
    }

    @Override
    protected ProviderFixture fixture() {
        return new Fixture(CalDavServer.running("xandikos"));
    }

    private static final class Fixture extends CalDavFixture {

        Fixture(CalDavServer server) {
            super(server);
        }

        @Override
        public List<Deviation> deviations() {
            return List.of(
                    new Deviation("CP-304", "it stores a backslash before an n as a line end", this::mangledOnlyThere));
        }

        private void mangledOnlyThere() {
            EventTime time =
                    new EventTime.AllDay(java.time.LocalDate.of(2031, 1, 4), java.time.LocalDate.of(2031, 1, 5));
            String text =
                    "\u05E9\u05DC\u05D5\u05DD \uD83D\uDC69\u200D\uD83D\uDE92 e\u0301, a;b:c \\x \"q\" <b>&amp;</b> 100% %20 \u4F1A\u8BAE";
            assertThat(stored(time, text)).isEqualTo(text);
            assertThat(stored(time, "a\\nb")).isEqualTo("a b");
        }

        private String stored(EventTime time, String title) {
            EventKey key =
                    person().create(CalendarEvent.builder(time).title(title).build());
            return provider()
                    .get(calendar(), key)
                    .map(RemoteEvent::event)
                    .orElseThrow()
                    .title();
        }
    }
}
