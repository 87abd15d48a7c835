package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.oauth.ScriptedEntra.Answer;

/** Every way to forge an identity token that we know of is refused. */
class IdTokenTest extends EntraTest {

    private static final String OTHER_TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    @Test
    void refusesATokenWithoutASignature() {
        assertRefused("signature", claims -> new PlainJWT(claims.build()).serialize());
    }

    @Test
    void refusesATokenWhoseSignatureWasCutOff() {
        assertRefused("signature", claims -> {
            String signed = entra.signed(claims);
            return signed.substring(0, signed.lastIndexOf('.') + 1) + "AAAA";
        });
    }

    @Test
    void refusesATokenSignedByAKeyThatIsNotPublished() {
        assertRefused("signature", claims -> ScriptedEntra.signed(claims, ScriptedEntra.newKey("key-2")));
    }

    @Test
    void refusesATokenSignedByAnotherKeyOfTheSameName() {
        assertRefused("signature", claims -> ScriptedEntra.signed(claims, ScriptedEntra.newKey("key-1")));
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() {
        assertRefused("signature", claims -> {
            try {
                SignedJWT jwt = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), claims.build());
                jwt.sign(new MACSigner(ScriptedEntra.key().toRSAPublicKey().getEncoded()));
                return jwt.serialize();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void refusesATokenForAnotherClient() {
        assertClaimsRefused("aud", claims -> claims.audience("11111111-2222-3333-4444-555555555555"));
        assertClaimsRefused("aud", claims -> claims.audience(List.of()));
        assertClaimsRefused(
                "azp", claims -> claims.audience(List.of(CLIENT, "other")).claim("azp", "other"));
    }

    @Test
    void refusesATokenOfAnotherSignIn() {
        assertClaimsRefused("nonce", claims -> claims.claim("nonce", "another"));
        assertClaimsRefused("nonce", claims -> claims.claim("nonce", null));
    }

    @Test
    void refusesATokenThatIsNotValidNow() {
        assertClaimsRefused("exp", claims -> claims.expirationTime(in(Duration.ofMinutes(-5))));
        assertClaimsRefused("exp", claims -> claims.expirationTime(null));
        assertClaimsRefused("nbf", claims -> claims.notBeforeTime(in(Duration.ofMinutes(6))));
        assertClaimsRefused("iat", claims -> claims.issueTime(in(Duration.ofMinutes(6))));
        assertClaimsRefused("iat", claims -> claims.issueTime(null));
    }

    @Test
    void admitsClocksThatDifferALittle() {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(
                200,
                entra.grant(entra.signed(entra.claims(CLIENT, signIn.nonce())
                        .issueTime(in(Duration.ofMinutes(4)))
                        .notBeforeTime(in(Duration.ofMinutes(4)))
                        .expirationTime(in(Duration.ofMinutes(-4)))))));

        assertThat(complete(signIn).subject()).isNotEmpty();
    }

    @Test
    void refusesAnIssuerThatIsNotThatOfItsTenant() {
        assertClaimsRefused("iss", claims -> claims.issuer(entra.root() + "/" + OTHER_TENANT + "/v2.0"));
        assertClaimsRefused("iss", claims -> claims.claim("tid", OTHER_TENANT));
        assertClaimsRefused("iss", claims -> claims.claim("tid", null));
        assertClaimsRefused("iss", claims -> claims.claim("tid", "../x"));
        assertClaimsRefused(
                "iss", claims -> claims.issuer("https://login.microsoftonline.com/" + ScriptedEntra.TENANT + "/v2.0"));
        assertClaimsRefused("iss", claims -> claims.issuer(null));
    }

    @Test
    void onThisMachineOnlyTheAuthorityItselfIsBelieved() {
        entra.metadata(Answer.json(
                200,
                Map.of(
                        "issuer",
                        "https://login.microsoftonline.com/{tenantid}/v2.0",
                        "jwks_uri",
                        entra.root() + "/common/discovery/v2.0/keys")));

        assertClaimsRefused(
                "iss", claims -> claims.issuer("https://login.microsoftonline.com/" + ScriptedEntra.TENANT + "/v2.0"));
    }

    @Test
    void aProxyPassesTokensOfMicrosoftOnAndAnAuthorityIssuesItsOwn() {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder().claim("tid", ScriptedEntra.TENANT).build();
        URI host = URI.create("https://login.example.org");
        MicrosoftProfile profile = new MicrosoftProfile(MicrosoftConfig.builder(CLIENT)
                .authority(host)
                .allowedHosts(Set.of("login.example.org"))
                .build());

        assertThat(profile.issuers(claims, "https://login.microsoftonline.com/{tenantid}/v2.0"))
                .containsExactly("https://login.microsoftonline.com/" + ScriptedEntra.TENANT + "/v2.0");
        assertThat(profile.issuers(claims, host + "/{tenantid}/v2.0"))
                .containsExactly(host + "/" + ScriptedEntra.TENANT + "/v2.0");
        assertThat(profile.issuers(claims, "https://login.example.org.evil.example/{tenantid}/v2.0"))
                .containsExactly("https://login.microsoftonline.com/" + ScriptedEntra.TENANT + "/v2.0");
    }

    @Test
    void refusesATokenThatNamesNobody() {
        assertClaimsRefused("user's id", claims -> claims.claim("oid", null));
        assertClaimsRefused("user's id", claims -> claims.claim("oid", "x"));
    }

    @Test
    void refusesAnAnswerWithoutIdentity() {
        SignIn signIn = authorization.begin(REDIRECT);
        Map<String, Object> body = grant(signIn);
        body.remove("id_token");
        entra.token(Answer.json(200, body));

        assertFails(FailureKind.PERMANENT, "id token", () -> complete(signIn));
    }

    @Test
    void asksAgainForKeysWhenANewOneSigns() {
        signIn();
        RSAKey next = ScriptedEntra.newKey("key-2");
        entra.keys(new Answer(
                200,
                new JWKSet(List.of(ScriptedEntra.key().toPublicJWK(), next.toPublicJWK())).toString(),
                Map.of(),
                0));
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(200, entra.grant(ScriptedEntra.signed(entra.claims(CLIENT, signIn.nonce()), next))));

        assertThat(complete(signIn).subject()).isNotEmpty();
        assertThat(entra.calls().stream().filter(call -> call.endsWith("/keys")))
                .hasSize(2);
    }

    @Test
    void asksForMetadataAndKeysOnceADay() {
        signIn();
        signIn();
        assertThat(entra.calls().stream().filter(call -> call.endsWith("openid-configuration")))
                .hasSize(1);
        assertThat(entra.calls().stream().filter(call -> call.endsWith("/keys")))
                .hasSize(1);

        clock.pass(Duration.ofHours(25));
        signIn();
        assertThat(entra.calls().stream().filter(call -> call.endsWith("openid-configuration")))
                .hasSize(2);
    }

    @Test
    void keysThatCannotBeHadAreNobodysFault() {
        entra.keys(Answer.html(503));
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(200, grant(signIn)));

        assertFails(FailureKind.RETRYABLE, "keys", () -> complete(signIn));
    }

    private void assertClaimsRefused(String claim, UnaryOperator<JWTClaimsSet.Builder> forge) {
        assertRefused(claim, claims -> entra.signed(forge.apply(claims)));
    }

    private void assertRefused(String what, java.util.function.Function<JWTClaimsSet.Builder, String> token) {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(200, entra.grant(token.apply(entra.claims(CLIENT, signIn.nonce())))));

        ProviderException failure = failure(() -> complete(signIn));

        assertThat(failure).isNotNull().hasMessageContaining("id token: ").hasMessageContaining(what);
        assertThat(failure.kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(failure).hasNoCause();
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }
}
