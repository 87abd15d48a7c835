package org.kalends.oauth;

import java.util.Objects;
import java.util.Optional;

/**
 * What a sign-in may ask of the identity provider.
 *
 * @param prompt what the user has to do; empty leaves it to the identity provider
 * @param loginHint the account to offer, such as the address of one that has to be connected again
 * @param claims a claims challenge that the user has to answer, see {@link ClaimsChallenge}
 */
public record SignInOptions(Optional<Prompt> prompt, Optional<String> loginHint, Optional<String> claims) {

    /** What the user has to do (OpenID Connect Core section 3.1.2.1). */
    public enum Prompt {
        /** Choose one of the accounts that are signed in in the browser, or another one. */
        SELECT_ACCOUNT,
        /** Consent again. */
        CONSENT,
        /** Give the password again. */
        LOGIN
    }

    /** Checks that nothing is missing. */
    public SignInOptions {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(loginHint, "loginHint");
        Objects.requireNonNull(claims, "claims");
    }

    /** Returns options that let the user choose an account: the second one of a person is not the first one again. */
    public static SignInOptions choosingAnAccount() {
        return new SignInOptions(Optional.of(Prompt.SELECT_ACCOUNT), Optional.empty(), Optional.empty());
    }

    /** Returns options for an account that was connected before. */
    public static SignInOptions forAccount(String loginHint) {
        return new SignInOptions(Optional.empty(), Optional.of(loginHint), Optional.empty());
    }

    /** Returns these options with a prompt. */
    public SignInOptions with(Prompt value) {
        return new SignInOptions(Optional.of(value), loginHint, claims);
    }

    /** Returns these options with a challenge. */
    public SignInOptions withClaims(String value) {
        return new SignInOptions(prompt, loginHint, Optional.of(value));
    }

    @Override
    public String toString() {
        return "SignInOptions[prompt=" + prompt + "]";
    }
}
