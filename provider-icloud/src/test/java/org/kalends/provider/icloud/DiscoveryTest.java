package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Finding an account's home, and never telling a password to anybody else. */
class DiscoveryTest {

    private final DavScript dav = new DavScript();

    /** A second server; whether it may see the password is up to the test. */
    private final DavScript other = new DavScript();

    @AfterEach
    void stop() {
        dav.close();
        other.close();
    }

    private ICloudProvider withBoth() {
        return dav.provider(dav.config()
                .allowedHosts(Set.of(dav.address(), other.address()))
                .build());
    }

    private static void list(ICloudProvider provider) {
        provider.calendars(FixedTokens.ACCOUNT);
    }

    @Test
    void asksTheRootThenThePrincipalThenTheHome() {
        dav.propfind(DavScript.HOME, "");
        list(dav.provider());
        assertThat(dav.requests)
                .containsExactly("PROPFIND / 207", "PROPFIND /123/principal/ 207", "PROPFIND /123/calendars/ 207");
        assertThat(dav.received())
                .allMatch(
                        request -> request.getHeader("Authorization").equals("Basic bWVAZXhhbXBsZS5vcmc6YWFhYS1iYmJi"))
                .allMatch(
                        request -> request.getHeader("Content-Type").equalsIgnoreCase("application/xml; charset=utf-8"))
                .allMatch(request -> request.getHeader("User-Agent").equals("Kalends"));
    }

    @Test
    void remembersTheHome() {
        dav.propfind(DavScript.HOME, "");
        ICloudProvider provider = dav.provider();
        list(provider);
        list(provider);
        assertThat(dav.requests).hasSize(4);
    }

    @Test
    void followsTheHomeToAnotherHost() {
        dav.propfind("/123/principal/", DavScript.home("http://" + other.address() + DavScript.HOME));
        other.propfind(DavScript.HOME, "");
        list(withBoth());
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void doesNotFollowTheHomeToAForeignHost() {
        dav.propfind("/123/principal/", DavScript.home("http://" + other.address() + DavScript.HOME));
        assertThat(DavScript.kind(() -> list(dav.provider()))).isEqualTo(FailureKind.PERMANENT);
        assertThat(other.received()).isEmpty();
    }

    @Test
    void asksAgainWhenThePrincipalLacksTheNumberOfTheUser() {
        dav.propfind("/", "<current-user-principal><href>/principal/</href></current-user-principal>");
        dav.propfind("/principal/", "<current-user-principal><href>/123/principal/</href></current-user-principal>");
        dav.propfind(DavScript.HOME, "");
        list(dav.provider());
        assertThat(dav.requests).contains("PROPFIND /principal/ 207", "PROPFIND /123/principal/ 207");
    }

    @Test
    void fallsBackToTheWellKnownPath() {
        dav.on("PROPFIND", "/", aResponse().withStatus(404));
        dav.on("PROPFIND", "/.well-known/caldav", redirect(301, "/entry"));
        dav.propfind("/entry", "<current-user-principal><href>/123/principal/</href></current-user-principal>");
        dav.propfind(DavScript.HOME, "");
        list(dav.provider());
        assertThat(dav.requests).hasSize(4);
    }

    @Test
    void followsRedirectsWithMethodAndBody() {
        for (int status : List.of(301, 302, 307, 308)) {
            dav.server.resetRequests();
            other.server.resetRequests();
            dav.on("PROPFIND", "/", redirect(status, "http://" + other.address() + "/"));
            other.propfind(DavScript.HOME, "");
            list(withBoth());
            LoggedRequest hop = other.received().get(0);
            assertThat(hop.getMethod().value()).isEqualTo("PROPFIND");
            assertThat(hop.getBodyAsString()).contains("current-user-principal");
            assertThat(hop.getHeader("Authorization")).startsWith("Basic ");
        }
    }

    @Test
    void refusesARedirectToAForeignHost() {
        dav.on("PROPFIND", "/", redirect(302, "http://" + other.address() + "/"));
        assertThat(DavScript.failure(() -> list(dav.provider())))
                .hasMessageContaining("not allowed")
                .extracting("kind")
                .isEqualTo(FailureKind.PERMANENT);
        assertThat(other.received()).isEmpty();
    }

    @Test
    void givesUpOnRedirectsWithoutEnd() {
        dav.on("PROPFIND", "/", redirect(302, "/a"));
        dav.on("PROPFIND", "/a", redirect(302, "/"));
        assertThat(DavScript.kind(() -> list(dav.provider()))).isEqualTo(FailureKind.PERMANENT);
        assertThat(dav.received()).hasSizeLessThan(8);
    }

    @Test
    void onlyA401IsAboutThePassword() {
        dav.on(
                "PROPFIND",
                "/",
                aResponse()
                        .withStatus(401)
                        .withHeader("WWW-Authenticate", "X-MobileMe-AuthToken realm=\"x\"")
                        .withHeader("WWW-Authenticate", "Basic realm=\"x\""));
        assertThat(DavScript.kind(() -> list(dav.provider()))).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(dav.received()).hasSize(1);
        dav.on("PROPFIND", "/", aResponse().withStatus(403));
        assertThat(DavScript.kind(() -> list(dav.provider()))).isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void anAccountWithoutPasswordIsNotConnected() {
        assertThat(DavScript.kind(() -> dav.provider().calendars(new AccountId("nobody"))))
                .isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(dav.received()).isEmpty();
    }

    @Test
    void findsTheServerAnewWhenTheAccountHasMoved() {
        ICloudProvider provider = withBoth();
        dav.propfind(DavScript.HOME, "");
        list(provider);
        dav.on("PROPFIND", DavScript.HOME, aResponse().withStatus(421));
        dav.propfind("/123/principal/", DavScript.home("http://" + other.address() + DavScript.HOME));
        other.propfind(DavScript.HOME, "");
        list(provider);
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void aRedirectedWriteIsRepeatedWhereTheAccountNowLives() {
        ICloudProvider provider = withBoth();
        dav.propfind(DavScript.HOME, "");
        list(provider);
        dav.on("DELETE", DavScript.CALENDAR + "a.ics", redirect(302, "http://" + other.address() + "/elsewhere"));
        dav.propfind("/123/principal/", DavScript.home("http://" + other.address() + DavScript.HOME));
        other.on("DELETE", DavScript.CALENDAR + "a.ics", aResponse().withStatus(204));
        List<WriteOutcome> outcomes = provider.write(
                DavScript.calendar(), List.of(new RemoteWrite.Delete(new EventKey("a.ics"), new Version("\"1\""))));
        assertThat(outcomes).containsExactly(new WriteOutcome.Deleted());
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void looksAgainAfterTheHostCannotBeReached() {
        WireMockServer gone = new WireMockServer(options().dynamicPort());
        gone.start();
        dav.propfind("/123/principal/", DavScript.home(gone.baseUrl() + DavScript.HOME));
        ICloudProvider provider = dav.provider(dav.config()
                .allowedHosts(Set.of(dav.address(), "localhost:" + gone.port()))
                .build());
        gone.stop();
        assertThat(DavScript.kind(() -> list(provider))).isEqualTo(FailureKind.RETRYABLE);
        dav.propfind("/123/principal/", DavScript.home(DavScript.HOME));
        dav.propfind(DavScript.HOME, "");
        list(provider);
    }

    @Test
    void checksAPasswordByFindingItsHome() {
        try (ICloudAuthorization authorization =
                new ICloudAuthorization(dav.config().build(), Clock.systemUTC())) {
            var password = new org.kalends.api.auth.Credential.AppPassword("me@example.org", "aaaa-bbbb");
            var grant = authorization.connect(password);
            assertThat(grant.subject()).isEqualTo("/123/principal/");
            assertThat(grant.email()).isEqualTo(Optional.of("me@example.org"));
            assertThat(grant.credential()).isEqualTo(password);
            dav.on("PROPFIND", "/", aResponse().withStatus(401));
            assertThat(DavScript.kind(() -> authorization.connect(password))).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(DavScript.kind(() -> authorization.begin(URI.create("https://example.org"))))
                    .isEqualTo(FailureKind.UNSUPPORTED);
            authorization.revoke(password);
        }
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder redirect(int status, String to) {
        return aResponse().withStatus(status).withHeader("Location", to);
    }
}
