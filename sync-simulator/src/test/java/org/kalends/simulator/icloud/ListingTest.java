package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.icloud.ICloudFixture.XML;
import static org.kalends.simulator.icloud.ICloudFixture.event;

import java.net.URI;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.simulator.icloud.ICloudFixture.Answer;
import org.kalends.simulator.icloud.ICloudFixture.Row;

/** What PROPFIND tells, and what it refuses. */
class ListingTest {

    private static final String[] USUAL = {
        "D:resourcetype",
        "D:displayname",
        "D:current-user-privilege-set",
        "C:supported-calendar-component-set",
        "D:supported-report-set",
        "D:sync-token",
        "S:getctag",
        "A:calendar-color",
        "C:calendar-timezone",
        "S:source"
    };

    private final ICloudFixture icloud = new ICloudFixture();

    @AfterEach
    void close() {
        icloud.close();
    }

    private Answer home() {
        return icloud.propfind(icloud.account.home(), 1, USUAL);
    }

    @Test
    void listsTheHomeItsCalendarsAndTheCollectionsBesideThem() {
        assertThat(home().rows().keySet().stream()
                        .map(href -> href.substring(icloud.account.home().length())))
                .containsExactly("", "home/", "work/", "tasks/", "inbox/", "outbox/", "notification/");
    }

    @Test
    void tellsACalendarsNameColourZoneAndKind() {
        icloud.calendar.rename("Fam\u00EDlia & <co>");
        icloud.calendar.colour("#FF2968FF");
        icloud.calendar.zone(ZoneId.of("America/New_York"));
        Row row = home().row(icloud.calendar.path());
        assertThat(row.text("displayname")).isEqualTo("Fam\u00EDlia & <co>");
        assertThat(row.text("calendar-color")).isEqualTo("#FF2968FF");
        assertThat(row.text("calendar-timezone")).contains("TZID:America/New_York");
        assertThat(row.mentions("resourcetype", "calendar")).isTrue();
        assertThat(row.mentions("current-user-privilege-set", "write-content")).isTrue();
        assertThat(row.mentions("supported-report-set", "sync-collection")).isTrue();
        assertThat(row.found().get("supported-calendar-component-set").getElementsByTagNameNS("*", "comp"))
                .satisfies(kinds -> assertThat(kinds.getLength()).isOne());
    }

    @Test
    void tellsListsOfRemindersApart() {
        ICloudCalendar reminders = icloud.account.addReminders("Shopping");
        Row row = home().row(reminders.path());
        assertThat(row.found()
                        .get("supported-calendar-component-set")
                        .getFirstChild()
                        .getAttributes())
                .satisfies(
                        attributes -> assertThat(attributes.getNamedItem("name").getNodeValue())
                                .isEqualTo("VTODO"));
    }

    @Test
    void tellsWhatMayOnlyBeSeen() {
        ICloudCalendar shared = icloud.account.addCalendar("Shared");
        shared.readOnly(true);
        ICloudCalendar feed = icloud.account.addCalendar("Holidays");
        feed.subscribeTo(URI.create("https://example.org/holidays.ics"));
        Answer home = home();
        assertThat(home.row(shared.path()).mentions("current-user-privilege-set", "write"))
                .isFalse();
        assertThat(home.row(shared.path()).mentions("current-user-privilege-set", "read"))
                .isTrue();
        assertThat(home.row(shared.path()).mentions("resourcetype", "shared")).isTrue();
        assertThat(home.row(feed.path()).mentions("resourcetype", "subscribed")).isTrue();
        assertThat(home.row(feed.path()).text("source")).isEqualTo("https://example.org/holidays.ics");
        assertThat(home.row(feed.path()).mentions("current-user-privilege-set", "write"))
                .isFalse();
    }

    @Test
    void tellsInARowOfItsOwnStatusWhatThereIsNot() {
        Row home = home().row(icloud.account.home());
        assertThat(home.found()).containsOnlyKeys("resourcetype");
        assertThat(home.missing()).contains("displayname", "getctag", "sync-token");
    }

    @Test
    void changesCtagAndSyncTokenWithEveryChange() {
        Row before = home().row(icloud.calendar.path());
        icloud.calendar.put("a.ics", event("a", "A"));
        Row after = home().row(icloud.calendar.path());
        assertThat(after.text("getctag")).isNotEqualTo(before.text("getctag"));
        assertThat(after.text("sync-token"))
                .isNotEqualTo(before.text("sync-token"))
                .isNotEqualTo(after.text("getctag"));
        Row again = home().row(icloud.calendar.path());
        assertThat(again.text("getctag")).isEqualTo(after.text("getctag"));
    }

    @Test
    void namesTheCalendarThatInvitationsComeInto() {
        String inbox = icloud.account.home() + "inbox/";
        assertThat(icloud.propfind(inbox, 0, "C:schedule-default-calendar-URL")
                        .row(inbox)
                        .text("schedule-default-calendar-URL"))
                .isEqualTo(icloud.calendar.path());
    }

    @Test
    void listsTheResourcesOfACalendarByEncodedPaths() {
        String etag = icloud.calendar.put("a b@c.ics", event("a", "A"));
        Answer listed = icloud.propfind(icloud.calendar.path(), 1, "D:getetag", "C:calendar-data");
        Row row = listed.row(icloud.calendar.path() + "a%20b%40c.ics");
        assertThat(row.text("getetag")).isEqualTo(etag);
        assertThat(row.missing()).containsExactly("calendar-data");
        assertThat(icloud.get("a%20b@c.ics").status()).isEqualTo(200);
        assertThat(icloud.propfind(icloud.calendar.path(), 0, "D:getetag").rows())
                .hasSize(1);
        assertThat(icloud.propfind(icloud.calendar.path() + "a%20b%40c.ics", 0, "D:getcontenttype")
                        .rows())
                .hasSize(1);
    }

    @Test
    void tellsAllOrTheNamesOfAll() {
        Answer all = icloud.send("PROPFIND", icloud.calendar.path(), "", "Depth", "0");
        assertThat(all.row(icloud.calendar.path()).text("displayname")).isEqualTo("Home");
        Answer names = icloud.send(
                "PROPFIND",
                icloud.calendar.path(),
                "<propfind xmlns=\"DAV:\"><propname/></propfind>",
                "Depth",
                "0",
                "Content-Type",
                XML);
        assertThat(names.row(icloud.calendar.path()).text("displayname")).isEmpty();
    }

    @Test
    void wantsAFiniteDepth() {
        assertThat(icloud.send("PROPFIND", icloud.account.home(), "").body()).contains("propfind-finite-depth");
        Answer infinite = icloud.send("PROPFIND", icloud.account.home(), "", "Depth", "infinity");
        assertThat(infinite.status()).isEqualTo(403);
        assertThat(icloud.send("PROPFIND", icloud.account.home(), "", "Depth", "2")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<propfind xmlns=\"DAV:\">",
                "{}",
                "<propfind xmlns=\"DAV:\"/>",
                "<prop xmlns=\"DAV:\"/>",
                "<D:propfind/>"
            })
    void refusesWhatIsNoQuestion(String body) {
        assertThat(icloud.send("PROPFIND", icloud.account.home(), body, "Depth", "0", "Content-Type", XML)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesEntitiesAndOtherContent() {
        String type = "<!DOCTYPE propfind [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        Answer entity = icloud.send(
                "PROPFIND",
                icloud.account.home(),
                type + "<propfind xmlns=\"DAV:\"><prop><displayname>&x;</displayname></prop></propfind>",
                "Depth",
                "0",
                "Content-Type",
                XML);
        assertThat(entity.status()).isEqualTo(403);
        assertThat(entity.names("no-external-entities")).isTrue();
        assertThat(icloud.send("PROPFIND", icloud.account.home(), "<a/>", "Depth", "0", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void tellsNothingOfACalendarThatItsOwnerHasRemoved() {
        icloud.calendar.remove();
        assertThat(home().rows()).doesNotContainKey(icloud.calendar.path());
        assertThat(icloud.propfind(icloud.calendar.path(), 0, "D:displayname").status())
                .isEqualTo(404);
    }
}
