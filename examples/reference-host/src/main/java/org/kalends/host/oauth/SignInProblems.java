package org.kalends.host.oauth;

import java.time.Duration;
import java.util.Map;
import org.kalends.api.provider.ProviderException;
import org.kalends.host.problem.Problem;

/** What a sign-in that did not work out means for the person in front of the browser. */
final class SignInProblems {

    private static final Duration SOON = Duration.ofSeconds(30);

    private SignInProblems() {}

    static Problem unknown() {
        return Problem.signIn(
                "This sign-in is over",
                "It was completed before, took too long, or was begun in another browser. Begin again.");
    }

    static Problem of(ProviderException e, Map<String, String> answer) {
        String message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case AUTHENTICATION -> refused(message, answer);
            case RETRYABLE, RATE_LIMITED, AMBIGUOUS ->
                Problem.unavailable(
                        "The sign-in service cannot answer now: " + message,
                        e.retryAfter().orElse(SOON));
            default ->
                Problem.badGateway(
                        "The operator of this host has to look at its registration with the sign-in service: "
                                + message);
        };
    }

    private static Problem refused(String message, Map<String, String> answer) {
        if (answer.getOrDefault("error", "").equals("access_denied")) {
            return Problem.signIn(
                    "Access was not allowed",
                    "Nothing was connected, because the access was declined. Begin again to allow it.");
        }
        if (message.contains("consent is missing")) {
            return Problem.signIn(
                    "Some access was left out",
                    "Nothing was connected, because the host needs all of the access that it asked for (" + message
                            + "). Begin again and leave everything ticked.");
        }
        return Problem.signIn("The sign-in did not work", "Nothing was connected: " + message + ". Begin again.");
    }
}
