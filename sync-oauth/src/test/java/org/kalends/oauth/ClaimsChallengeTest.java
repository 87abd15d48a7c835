package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsChallengeTest {

    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

    private static final String ENCODED = Base64.getEncoder().encodeToString(CLAIMS.getBytes(UTF_8));

    @Test
    void readsTheClaimsOfARefusedToken() {
        assertThat(ClaimsChallenge.claims(List.of(
                        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
                                + "client_id=\"00000003-0000-0000-c000-000000000000\", error=\"insufficient_claims\", claims=\""
                                + ENCODED + "\"")))
                .contains(CLAIMS);
    }

    @Test
    void findsTheChallengeAmongOthersInAnyOrderAndAlphabet() {
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"a\":\"???>>>\"}".getBytes(UTF_8));

        assertThat(ClaimsChallenge.claims(
                        List.of("Basic realm=\"x\"", "Bearer Claims=\"" + url + "\", Error=insufficient_claims")))
                .contains("{\"a\":\"???>>>\"}");
    }

    @Test
    void findsNoneWhereThereIsNone() {
        for (String header : List.of(
                "",
                "Bearer error=\"invalid_token\", claims=\"" + ENCODED + "\"",
                "Bearer error=\"insufficient_claims\"",
                "Bearer error=\"insufficient_claims\", claims=\"%%%\"",
                "Bearer error=\"insufficient_claims\", claims=\"AAAAA\"",
                "Bearer error=\"insufficient_claims\", claims=\"e30=\"",
                "Bearer error=\"insufficient_claims\", claims=\"bm90IGpzb24=\"",
                "Bearer error=\"insufficient_claims\", claims=\"" + "A".repeat(100_000) + "\"")) {
            assertThat(ClaimsChallenge.claims(List.of(header))).as(header).isEmpty();
        }
        assertThat(ClaimsChallenge.claims(List.of())).isEmpty();
    }
}
