package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.simulator.icloud.ICloudFixture.event;

import java.time.Clock;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.SimulatorServer;

/** What a person does past http. */
class PersonTest {

    private final SimulatorServer server = SimulatorServer.start();

    private final ICloudSimulator icloud = ICloudSimulator.on(server, Clock.systemUTC());

    private final ICloudCalendar calendar = icloud.account("Ann@example.com").calendar();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void putsReadsEditsAndDeletes() {
        String first = calendar.put("a.ics", event("a", "A"));
        assertThat(calendar.ics("a.ics")).contains(event("a", "A"));
        String second = calendar.edit("a.ics", text -> text.replace("SUMMARY:A", "SUMMARY:B"));
        assertThat(second).isNotEqualTo(first).isEqualTo(calendar.etag("a.ics"));
        calendar.put("b.ics", "no calendar at all");
        assertThat(calendar.names()).containsExactly("a.ics", "b.ics");
        calendar.delete("a.ics");
        assertThat(calendar.ics("a.ics")).isEmpty();
        assertThat(calendar.names()).containsExactly("b.ics");
        assertThat(icloud.mails()).isEmpty();
    }

    @Test
    void cannotChangeWhatIsNotThere() {
        assertThatThrownBy(() -> calendar.delete("a.ics")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> calendar.edit("a.ics", text -> text)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> calendar.etag("a.ics")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void hasCalendarsAndOneAccount() {
        ICloudAccount ann = icloud.account("ann@example.com");
        assertThat(ann).isSameAs(icloud.account("ANN@example.com"));
        assertThat(ann.calendars()).extracting(ICloudCalendar::name).containsExactly("Home", "Work", "Reminders");
        ICloudCalendar club = ann.addCalendar("Club");
        assertThat(club.path()).startsWith(ann.home()).endsWith("/");
        assertThat(ann.addCalendar("Club").path()).isNotEqualTo(club.path());
        club.remove();
        assertThat(ann.calendars()).doesNotContain(club).hasSize(4);
    }
}
