package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kalends.host.HostApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The demonstration as a person meets it, in a real browser, one step after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TourTest {

    private static Chromium chromium;

    private static ConfigurableApplicationContext host;

    private static Visitor visitor;

    private static boolean stopped;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
        host = new SpringApplicationBuilder(HostApplication.class)
                .profiles("demo")
                .run("--server.port=0");
        visitor =
                new Visitor(chromium.browser(), host.getEnvironment().getRequiredProperty("kalends.public-url"), true);
    }

    /** Nobody goes on after a step that failed. */
    @RegisterExtension
    static final AfterTestExecutionCallback ENDS_AT_A_FAILURE =
            step -> stopped = stopped || step.getExecutionException().isPresent();

    @BeforeEach
    void goesOn() {
        assumeFalse(stopped, "an earlier step of the tour failed");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (host != null) {
            host.close();
        }
    }

    @Test
    @Order(1)
    void isSignedInAndSeesASyncThatAlreadyRuns() {
        visitor.open("/").sees("In step").look("syncs");
        visitor.follow("Open").sees("What happened").sees("217 added").look("sync");
        visitor.follow("All runs").sees("the newest first").look("history");
        visitor.open("/syncs").page().navigate(visitor.page().url().replace("/syncs", "/welcome"));
        visitor.look("welcome");
    }

    @Test
    @Order(2)
    void choosesAnAccountAtMicrosoft() {
        visitor.open("/connections").look("connections");
        visitor.follow("Connect Microsoft");
        assertThat(visitor.page().title()).contains("Choose an account");
        visitor.follow("mara.lind@outlook.example")
                .sees("The account is connected")
                .sees("mara.lind@outlook.example");
    }

    @Test
    @Order(3)
    void isToldWhatToDoWhenTheSignInIsCancelled() {
        visitor.open("/connections").follow("Connect Google").follow("Cancel").look("cancelled");
        assertThat(visitor.page().locator("main").innerText()).containsIgnoringCase("again");
        assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("status of 4"));
    }

    @Test
    @Order(4)
    void connectsICloudAfterAPasswordThatWasWrong() {
        String password = visitor.open("/demo")
                .page()
                .locator("tr:has-text('mara@icloud.example') code")
                .innerText();
        visitor.open("/connections/icloud")
                .type("Apple Account", "mara@icloud.example")
                .type("App-specific password", "aaaa-bbbb-cccc-dddd")
                .press("Connect iCloud")
                .sees("iCloud refuses it")
                .look("icloud-refused");
        visitor.type("App-specific password", password).press("Connect iCloud").sees("iCloud is connected");
    }

    @Test
    @Order(5)
    void isShownByAnExampleWhatCopiesSay() {
        visitor.open("/syncs/new")
                .choose("First calendar", "Calendar")
                .tick("Both ways")
                .look("new");
        visitor.page().locator("input[name='back.details'][value='BUSY']").check();
        visitor.page()
                .locator("#examples .example.copy")
                .nth(1)
                .getByText("Busy, private")
                .waitFor();
        assertThat(visitor.page().locator("#examples .example.copy").nth(0).innerText())
                .contains("Interview: data analyst")
                .contains("priya@example.com");
        visitor.look("new-example");
    }

    @Test
    @Order(6)
    void isToldWhatIsWrongBesideTheField() {
        visitor.open("/syncs/new");
        String one = visitor.page()
                .locator("#source option", new Page.LocatorOptions().setHasText("Mara"))
                .first()
                .getAttribute("value");
        visitor.page().locator("#source").selectOption(one);
        visitor.page().locator("#target").selectOption(one);
        visitor.press("See the preview");
        visitor.page().locator(".wrong").first().waitFor();
        visitor.look("new-refused");
    }

    @Test
    @Order(7)
    void seesAPreviewBeforeAnythingIsWritten() {
        visitor.open("/syncs/new");
        choose("#source", "mara.lind@outlook.example", "Calendar");
        choose("#target", "mara@icloud.example", "Home");
        visitor.tick("Both ways");
        visitor.page().locator("input[name='back.details'][value='BUSY']").check();
        visitor.press("See the preview")
                .sees("Preview of the first run")
                .sees("Nothing has been written yet")
                .look("preview");
        visitor.open("/demo?left=outlook&right=icloud")
                .seesIn("mara.lind@outlook.example", "Pottery")
                .seesNotIn("mara@icloud.example", "Pottery");
        visitor.open("/syncs").sees("Not started").look("syncs-not-started");
    }

    private static void choose(String select, String account, String calendar) {
        String value = visitor.page()
                .locator(select + " optgroup[label*='" + account + "'] option")
                .filter(new Locator.FilterOptions().setHasText(calendar))
                .first()
                .getAttribute("value");
        visitor.page().locator(select).selectOption(value);
    }

    @Test
    @Order(8)
    void startsItAndSeesItGetInStepWithoutAReload() {
        visitor.open("/syncs").follow("See the preview").press("Start syncing").sees("In step");
        visitor.open("/demo?left=outlook&right=icloud")
                .seesIn("mara@icloud.example", "Pottery")
                .seesIn("mara.lind@outlook.example", "Busy")
                .look("demo");
    }

    @Test
    @Order(9)
    void seesAMeetingArriveAsACopyAndAnEditOfTheCopyComeBack() {
        visitor.open("/demo?left=outlook&right=icloud");
        visitor.page().locator("#outlook-title").fill("Coffee with Ada");
        visitor.press("Add")
                .seesIn("mara.lind@outlook.example", "Coffee with Ada")
                .seesIn("mara@icloud.example", "Coffee with Ada");
        visitor.open("/demo?left=outlook&right=icloud");
        choose("#icloud-event", "Coffee with Ada");
        visitor.page().locator("#icloud-rename").fill("Tea with Ada");
        visitor.page().locator("form:has(#icloud-rename) button[value=rename]").click();
        visitor.seesIn("mara@icloud.example", "Tea with Ada").seesIn("mara.lind@outlook.example", "Tea with Ada");
    }

    private static void choose(String select, String option) {
        String value = visitor.page()
                .locator(select + " option")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .getAttribute("value");
        visitor.page().locator(select).selectOption(value);
    }

    @Test
    @Order(10)
    void hidesDetailsLaterAndSeesEveryCopyRewritten() {
        openSync("mara@icloud.example");
        visitor.follow("Change settings").look("settings-of-a-sync");
        visitor.page().locator("input[name='forward.details'][value='BUSY']").check();
        visitor.press("Save").sees("Saved");
        visitor.open("/demo?left=outlook&right=icloud")
                .seesNotIn("mara@icloud.example", "Tea with Ada")
                .seesIn("mara.lind@outlook.example", "Tea with Ada");
    }

    private static void openSync(String account) {
        visitor.open("/syncs");
        visitor.page()
                .locator("li.card:has-text('" + account + "') a:has-text('Open')")
                .click();
    }

    @Test
    @Order(11)
    void pausesAndResumes() {
        openSync("mara@icloud.example");
        visitor.press("Pause").sees("Paused").look("paused").press("Resume").sees("In step");
    }

    @Test
    @Order(12)
    void isAskedBeforeMuchIsDeleted() {
        visitor.open("/demo?left=work&right=home");
        visitor.page()
                .locator("form[aria-label='Trouble in Calendar'] button[value=empty]")
                .click();
        visitor.sees("are deleted from Calendar");
        visitor.open("/syncs").sees("Asks you first").look("syncs-asks");
        visitor.follow("Look at the deletions").sees("Kalends stopped").look("confirm");
        visitor.open("/demo?left=work&right=home").seesIn("mara.lind@gmail.example", "Busy");
        visitor.open("/syncs")
                .follow("Look at the deletions")
                .press("Yes, delete them")
                .sees("In step");
        visitor.open("/demo?left=work&right=home").seesNotIn("mara.lind@gmail.example", "Busy");
    }

    @Test
    @Order(13)
    void isToldWhenAnAccountHasToBeConnectedAgain() {
        visitor.open("/demo?left=outlook&right=icloud");
        visitor.page()
                .locator("form[aria-label='Trouble in Calendar'] button[value=revoke]")
                .click();
        openSync("mara@icloud.example");
        visitor.press("Sync now").sees("No access").look("no-access");
        visitor.open("/connections").sees("No access").look("connections-no-access");
        visitor.follow("Connect again");
        if (visitor.page().title().contains("Choose an account")) {
            visitor.follow("mara.lind@outlook.example");
        }
        visitor.sees("The account is connected");
        openSync("mara@icloud.example");
        visitor.sees("In step");
    }

    @Test
    @Order(14)
    void removesASyncWithItsCopies() {
        openSync("mara@icloud.example");
        visitor.follow("Remove").sees("Remove this sync?").look("remove");
        visitor.tick("Delete them").press("Remove the sync").sees("copies are deleted");
        visitor.open("/demo?left=outlook&right=icloud")
                .seesNotIn("mara.lind@outlook.example", "Busy")
                .seesNotIn("mara@icloud.example", "Busy")
                .seesIn("mara.lind@outlook.example", "Tea with Ada");
    }

    @Test
    @Order(15)
    void disconnectsAnAccount() {
        visitor.open("/connections");
        visitor.page()
                .locator("li.card:has-text('mara@icloud.example') a:has-text('Disconnect')")
                .click();
        visitor.sees("Disconnect mara@icloud.example?").look("disconnect");
        visitor.press("Disconnect").sees("The account is disconnected").seesNot("mara@icloud.example");
    }

    @Test
    @Order(16)
    void makesASyncWithoutAnyScript() {
        try (Visitor plain = new Visitor(
                chromium.browser(), host.getEnvironment().getRequiredProperty("kalends.public-url"), false)) {
            plain.open("/syncs/new");
            String value = plain.page()
                    .locator("#source option")
                    .filter(new Locator.FilterOptions().setHasText("Calendar"))
                    .nth(1)
                    .getAttribute("value");
            plain.page().locator("#source").selectOption(value);
            String target = plain.page()
                    .locator("#target option")
                    .filter(new Locator.FilterOptions().setHasText("Family"))
                    .first()
                    .getAttribute("value");
            plain.page().locator("#target").selectOption(target);
            plain.press("See the preview")
                    .sees("Preview of the first run")
                    .press("Start syncing")
                    .sees("It runs");
        }
    }

    @Test
    @Order(17)
    void findsAPageForWhatIsNotThere() {
        visitor.open("/nothing").sees("This page is not here").look("lost");
        visitor.open("/syncs/nothing").sees("There is no such sync").look("no-such-sync");
    }

    @Test
    @Order(18)
    void deletesEverythingThatIsKnownOfThem() {
        visitor.open("/settings").look("settings");
        visitor.press("Delete my data").sees("Type the word");
        visitor.type("Type \u201cdelete\u201d to go on", "delete").press("Delete my data");
        visitor.open("/syncs").sees("No syncs yet").look("empty-syncs");
        visitor.open("/connections").sees("No account is connected").look("empty-connections");
    }

    @Test
    @Order(19)
    void neverMeetsAScriptOrStyleThatThePolicyForbids() {
        assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("status of 4"));
    }
}
