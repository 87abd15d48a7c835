package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.icloud.ICloudFixture.Answer;
import org.kalends.simulator.icloud.ICloudFixture.Row;

/** From the root to the calendars, and who may go there. */
class DiscoveryTest {

    private final ICloudFixture icloud = new ICloudFixture();

    @AfterEach
    void close() {
        icloud.close();
    }

    private Answer principal(String path) {
        return icloud.atEntry(
                "PROPFIND",
                path,
                "<propfind xmlns=\"DAV:\"><prop><current-user-principal/></prop></propfind>",
                "Depth",
                "0",
                "Content-Type",
                ICloudFixture.XML);
    }

    @Test
    void leadsFromTheRootByThePrincipalToTheHomeOnThePartition() {
        assertThat(icloud.icloud.root()).isEqualTo(icloud.entry.url().resolve("/"));
        Row root = principal("/").row("/");
        String principal = root.text("current-user-principal");
        assertThat(principal).isEqualTo("/" + icloud.account.number() + "/principal/");
        Row user = icloud.propfind(principal, 0, "C:calendar-home-set", "C:calendar-user-address-set")
                .row(principal);
        assertThat(user.text("calendar-home-set")).isEqualTo(icloud.partition.url() + icloud.account.home());
        assertThat(user.text("calendar-user-address-set"))
                .contains("urn:uuid:")
                .contains("mailto:ann@example.com")
                .contains(principal);
        assertThat(icloud.propfind(icloud.account.home(), 1, "D:resourcetype").rows())
                .containsKey(icloud.calendar.path());
    }

    @Test
    void sendsWhoBeginsAtTheWellKnownPathToTheRoot() {
        Answer answer = principal("/.well-known/caldav");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo("/");
    }

    @Test
    void tellsThePrincipalWithoutItsNumberAndKnowsItByThatPath() {
        icloud.icloud.faults().once(ICloudFault.PRINCIPAL_WITHOUT_NUMBER);
        assertThat(principal("/").row("/").text("current-user-principal")).isEqualTo("/principal/");
        assertThat(principal("/principal/").row("/principal/").text("current-user-principal"))
                .isEqualTo("/" + icloud.account.number() + "/principal/");
    }

    @Test
    void tellsTheHomeWithoutItsHost() {
        icloud.icloud.faults().on(ICloudFault.HOME_WITHOUT_HOST);
        String path = "/" + icloud.account.number() + "/principal/";
        assertThat(icloud.propfind(path, 0, "C:calendar-home-set").row(path).text("calendar-home-set"))
                .isEqualTo(icloud.account.home());
    }

    @Test
    void answersForThePartitionAtTheEntryOrSendsEveryMethodThere() {
        icloud.calendar.put("a.ics", ICloudFixture.event("a", "A"));
        assertThat(icloud.atEntry("GET", icloud.calendar.path() + "a.ics", "").status())
                .isEqualTo(200);
        icloud.icloud.faults().on(ICloudFault.ENTRY_REDIRECTS);
        Answer sent = icloud.atEntry("DELETE", icloud.calendar.path() + "a.ics", "");
        assertThat(sent.status()).isEqualTo(301);
        assertThat(sent.header("Location")).isEqualTo(icloud.partition.url() + icloud.calendar.path() + "a.ics");
        assertThat(icloud.calendar.names()).containsExactly("a.ics");
        assertThat(icloud.get("a.ics").status()).isEqualTo(200);
    }

    @Test
    void movesItsUsersToAnotherPartition() {
        try (SimulatorServer other = SimulatorServer.start()) {
            icloud.icloud.moveTo(other);
            assertThat(icloud.propfind(icloud.calendar.path(), 0, "D:displayname")
                            .status())
                    .isEqualTo(421);
            String path = "/" + icloud.account.number() + "/principal/";
            Answer principal = icloud.atEntry("PROPFIND", path, "", "Depth", "0");
            assertThat(principal.row(path).text("calendar-home-set")).isEqualTo(other.url() + icloud.account.home());
            Answer there = icloud.sendAs(
                    other.url() + icloud.calendar.path(),
                    icloud.account.appleId(),
                    icloud.account.appPassword(),
                    "PROPFIND",
                    "",
                    "Depth",
                    "0");
            assertThat(there.status()).isEqualTo(207);
        }
    }

    @Test
    void challengesByTheSchemeOfItsOwnBeforeBasic() {
        Answer nobody = icloud.sendAs(icloud.entry.url() + "/", "", "", "PROPFIND", "", "Depth", "0");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).matches("X-MobileMe-AuthToken .*, Basic .*");
    }

    @Test
    void takesAppPasswordsOfTheirOwnerOnly() {
        String url = icloud.entry.url() + "/";
        String good = icloud.account.appPassword();
        ICloudAccount other = icloud.icloud.account("bob@example.com");
        assertThat(good).matches("[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}");
        assertThat(icloud.sendAs(url, "Ann@Example.com", good, "PROPFIND", "", "Depth", "0")
                        .status())
                .isEqualTo(207);
        for (String wrong : new String[] {other.appPassword(), good + "x", ""}) {
            assertThat(icloud.sendAs(url, "ann@example.com", wrong, "PROPFIND", "", "Depth", "0")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(icloud.sendAs(url, "nobody@example.com", good, "PROPFIND", "", "Depth", "0")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void endsOnePasswordOrAllOfThem() {
        String url = icloud.entry.url() + "/";
        String first = icloud.account.issuePassword();
        String second = icloud.account.issuePassword();
        icloud.account.revoke(first);
        assertThat(status(url, first)).isEqualTo(401);
        assertThat(status(url, second)).isEqualTo(207);
        icloud.account.changeMainPassword();
        assertThat(status(url, second)).isEqualTo(401);
        assertThat(status(url, icloud.account.appPassword())).isEqualTo(207);
    }

    private int status(String url, String password) {
        return icloud.sendAs(url, "ann@example.com", password, "PROPFIND", "", "Depth", "0")
                .status();
    }

    @Test
    void forbidsWhatIsSomebodyElses() {
        ICloudAccount other = icloud.icloud.account("bob@example.com");
        other.calendar().put("a.ics", ICloudFixture.event("a", "A"));
        assertThat(icloud.send("GET", other.calendar().path() + "a.ics", "").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "/1//calendars/", "/principal//"})
    void callsAPathThatIsNoneABadRequest(String path) {
        assertThat(icloud.send("OPTIONS", path, "").status()).isEqualTo(400);
    }

    @Test
    void tellsItsClassesForTheHomeAndNotForAResource() {
        Answer home = icloud.send("OPTIONS", icloud.account.home(), "");
        assertThat(home.header("DAV")).contains("calendar-access").contains("calendar-auto-schedule");
        assertThat(icloud.send("OPTIONS", icloud.calendar.path() + "a.ics", "").status())
                .isEqualTo(400);
        assertThat(icloud.send("MKCALENDAR", icloud.account.home() + "new/", "").status())
                .isEqualTo(404);
        assertThat(icloud.send("DELETE", icloud.calendar.path(), "").status()).isEqualTo(405);
    }
}
