package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.entra.EntraFault;
import org.kalends.simulator.google.identity.GoogleIdentityFault;

class SignInTest extends Stage {

    @AfterEach
    void everythingWorksAgain() {
        WORLD.entra.faults().clear();
        WORLD.identity.faults().clear();
    }

    @Test
    void makesTheFirstWhoSignsInTheOwnerForWhomScriptsAct() {
        Answer me = OWNER.browser().get("/api/me").expect(200);

        assertThat(me.at("owner").asBoolean()).isTrue();
        assertThat(script.get("/api/me").expect(200).text()).isEqualTo(me.text());
    }

    @Test
    void makesTheNextOneAUserOfTheirOwn() {
        Answer me = another().browser().get("/api/me").expect(200);

        assertThat(me.at("owner").asBoolean()).isFalse();
    }

    @Test
    void knowsAPersonAgainByEitherAccount() {
        Person ann = another();
        WORLD.identity.signIn(ann.google());

        Caller otherBrowser = HOST.browser();
        otherBrowser.get("/connect/google");

        assertThat(otherBrowser.get("/api/me").expect(200).text())
                .isEqualTo(ann.browser().get("/api/me").text());
    }

    @Test
    void keepsTheIdOfAConnectionThatIsMadeAgain() {
        Person ann = another();
        String before = ann.connection("m365");

        ann.browser().get("/connect/m365?connection=" + before);

        assertThat(ann.connection("m365")).isEqualTo(before);
        assertThat(ann.browser().get("/api/connections").json()).hasSize(2);
    }

    @Test
    void refusesAnotherAccountThanTheOneToReconnect() {
        Person ann = another();
        Person ben = another();
        WORLD.entra.signOut(ann.mailbox());
        WORLD.entra.signIn(ben.mailbox());

        Answer refused = ann.browser().get("/connect/m365?connection=" + ann.connection("m365"));

        assertThat(refused.expect(409).text()).contains("another account");
        assertThat(ann.browser().get("/api/connections").json()).hasSize(2);
    }

    @Test
    void refusesAnAccountThatSignsInSomebodyElse() {
        Person ann = another();
        Person ben = another();
        WORLD.identity.signIn(ann.google());

        Answer refused = ben.browser().get("/connect/google");

        assertThat(refused.expect(409).text()).contains("belongs to another user");
        assertThat(ben.browser().get("/api/connections").json()).hasSize(2);
    }

    @Test
    void saysThatAccessWasDeclined() {
        WORLD.entra.faults().once(EntraFault.DENIAL);
        Answer microsoft = HOST.browser().get("/connect/m365");
        WORLD.identity.faults().once(GoogleIdentityFault.DENIAL);
        Answer google = HOST.browser().get("/connect/google");

        assertThat(microsoft.expect(400).text()).contains("Access was not allowed");
        assertThat(google.expect(400).text()).contains("Access was not allowed");
    }

    @Test
    void saysThatSomeAccessWasLeftOut() {
        WORLD.identity.signIn(WORLD.google.account("never.seen@example.com"));
        WORLD.identity.faults().once(GoogleIdentityFault.SCOPE_SUBSET);

        Answer refused = HOST.browser().get("/connect/google");

        assertThat(refused.expect(400).text())
                .contains("Some access was left out")
                .contains("calendar.events");
    }

    @Test
    void completesASignInOnceOnly() {
        Caller browser = Caller.slowBrowser(HOST.url());
        WORLD.entra.signIn(another().mailbox());
        String out = browser.get("/connect/m365").expect(302).location().orElseThrow();
        String back = browser.get(out).expect(302).location().orElseThrow();

        browser.get(back).expect(302);

        assertThat(browser.get(back).expect(400).text()).contains("This sign-in is over");
    }

    @Test
    void completesASignInOnlyInTheBrowserThatBeganIt() {
        Caller browser = Caller.slowBrowser(HOST.url());
        String out = browser.get("/connect/m365").expect(302).location().orElseThrow();
        String back = browser.get(out).expect(302).location().orElseThrow();
        Caller attacker = Caller.slowBrowser(HOST.url());

        assertThat(attacker.get(back).expect(400).text()).contains("This sign-in is over");
        attacker.get("/api/me").expect(401);
    }

    @Test
    void asksForNothingAfterAForgedState() {
        Caller browser = Caller.slowBrowser(HOST.url());
        browser.get("/connect/m365").expect(302);
        long before = WORLD.requests();

        browser.get("/oauth/callback/m365?code=forged&state=forged").expect(400);

        assertThat(WORLD.requests()).isEqualTo(before);
    }

    @Test
    void givesTheSessionAnotherIdAtSignIn() {
        Caller browser = Caller.slowBrowser(HOST.url());
        WORLD.entra.signIn(another().mailbox());
        String out = browser.get("/connect/m365").location().orElseThrow();
        String planted = browser.cookie("kalends");
        String back = browser.get(out).location().orElseThrow();

        browser.get(back).expect(302);

        assertThat(browser.cookie("kalends")).isNotEqualTo(planted);
        Caller attacker = Caller.slowBrowser(HOST.url());
        attacker.cookie("kalends", planted);
        attacker.get("/api/me").expect(401);
    }

    @Test
    void leadsAnAdministratorToTheConsentForTheirOrganisation() {
        Caller browser = Caller.slowBrowser(HOST.url());

        String out = browser.get("/connect/m365/admin-consent")
                .expect(302)
                .location()
                .orElseThrow();

        assertThat(out).contains("/organizations/v2.0/adminconsent").contains("client_id=" + World.CLIENT);
    }

    @Test
    void thanksAnAdministratorWhoHasNotSignedIn() {
        Answer page = HOST.browser().get("/connect/m365/admin-consent").expect(200);

        assertThat(page.text()).contains("Thank you. People of your organisation can now connect their calendars.");
    }

    @Test
    void saysGoodbyeToAUserWhoHasDeletedTheirData() {
        Person ann = another();

        Answer page = Form.on(ann.browser(), "/settings")
                .with("sure", "delete")
                .send("/settings/delete")
                .expect(200);

        assertThat(page.text()).contains("Everything that Kalends knew of you is deleted.");
        ann.browser().get("/api/me").expect(401);
    }

    @Test
    void connectsForTheOwnerWhenAScriptBegins() {
        Person ann = another();
        WORLD.entra.signIn(OWNER.mailbox());
        Caller scriptBrowser = HOST.script();
        String out = scriptBrowser.get("/connect/m365").expect(302).location().orElseThrow();
        String back = Caller.slowBrowser(HOST.url()).get(out).location().orElseThrow();

        scriptBrowser.get(back).expect(302);

        assertThat(ann.user()).isNotEqualTo(OWNER.user());
        assertThat(script.get("/api/connections").json()).hasSize(2);
    }

    @Test
    void knowsABrowserThatComesUnderAnotherNameOfThisMachine() {
        Person ann = another();
        WORLD.entra.signIn(ann.mailbox());
        String otherName = HOST.url().toString().replace("localhost", "127.0.0.1");
        Caller browser = HOST.browser();

        browser.get(otherName + "/connect/m365").expect(200);

        browser.get("/api/me").expect(200);
    }

    @Test
    void hasNoSignInForWhatIsNotThere() {
        HOST.browser().get("/connect/icloud").expect(404);
        HOST.browser().get("/connect/nothing").expect(404);
    }
}
