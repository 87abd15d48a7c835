package org.kalends.provider.m365.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.provider.m365.OneToken;

class GraphRootTest {

    private static final GraphRoot ROOT = GraphRoot.of(URI.create("https://graph.microsoft.com"), Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.us",
                "https://dod-graph.microsoft.us",
                "https://microsoftgraph.chinacloudapi.cn",
                "https://graph.microsoft.de",
                "https://GRAPH.microsoft.us/"
            })
    void refusesNationalCloudsByNameEvenWhenTheyAreNamed(String root) {
        URI uri = URI.create(root);
        assertThatThrownBy(() -> GraphRoot.of(uri, Set.of(uri.getHost())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("national cloud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com",
                "http://proxy.example.org",
                "https://proxy.example.org",
                "https://me@graph.microsoft.com",
                "https://graph.microsoft.com/v1.0",
                "https://graph.microsoft.com?x=1",
                "graph.microsoft.com",
                "ftp://localhost"
            })
    void refusesWhatIsNotTheServiceOrLoopback(String root) {
        assertThatThrownBy(() -> GraphRoot.of(URI.create(root), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("config: graphUrl");
    }

    @Test
    void takesANamedHostByHttpsOnly() {
        Set<String> named = Set.of("proxy.example.org");
        assertThat(GraphRoot.of(URI.create("https://proxy.example.org:8443"), named)
                        .base())
                .isEqualTo("https://proxy.example.org:8443/v1.0");
        assertThatThrownBy(() -> GraphRoot.of(URI.create("http://proxy.example.org"), named))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesLoopbackByHttp() {
        assertThat(GraphRoot.of(URI.create("http://localhost:8080"), Set.of()).base())
                .isEqualTo("http://localhost:8080/v1.0");
        assertThat(GraphRoot.of(URI.create("http://[::1]:8080/"), Set.of()).base())
                .isEqualTo("http://[::1]:8080/v1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/me/events?$skiptoken=a%2Fb",
                "https://GRAPH.microsoft.com:443/v1.0/me/events?$skiptoken=a%2Fb"
            })
    void takesItsOwnLinks(String link) {
        assertThat(ROOT.target(link)).contains("/me/events?$skiptoken=a%2Fb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com/v1.0/me",
                "https://graph.microsoft.com:8443/v1.0/me",
                "https://graph.microsoft.com.example.org/v1.0/me",
                "https://graph.microsoft.com@example.org/v1.0/me",
                "https://example.org/v1.0/me",
                "https://graph.microsoft.com/beta/me",
                "https://graph.microsoft.com/v1.0",
                "/v1.0/me",
                "not a link"
            })
    void refusesLinksThatLeadElsewhere(String link) {
        assertThat(ROOT.target(link)).isEmpty();
    }

    @Test
    void handsTheTokenToItsOwnOriginOnly() {
        BearerSignIn signIn = new BearerSignIn(ROOT, OneToken.of("secret"), OneToken.ACCOUNT);
        assertThat(signIn.getAuthorizationToken(URI.create("https://graph.microsoft.com/v1.0/me"), Map.of()))
                .isEqualTo("secret");
        for (String elsewhere : new String[] {
            "https://graph.microsoft.com:444/v1.0/me", "http://graph.microsoft.com/v1.0/me", "https://example.org/"
        }) {
            assertThat(signIn.getAuthorizationToken(URI.create(elsewhere), Map.of()))
                    .isEmpty();
        }
    }
}
