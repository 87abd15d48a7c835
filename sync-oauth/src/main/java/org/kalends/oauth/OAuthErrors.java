package org.kalends.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Status, {@code error} and {@code suberror} to a failure kind. Numbers and texts are for people: they decide nothing. */
final class OAuthErrors {

    /** Only the user can help. */
    private static final Set<String> USER = Set.of(
            "invalid_grant",
            "interaction_required",
            "consent_required",
            "login_required",
            "account_selection_required",
            "admin_policy_enforced",
            "access_denied");

    private static final Set<String> LATER = Set.of("temporarily_unavailable", "server_error");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{1,48}");

    private static final Pattern NUMBER = Pattern.compile("AADSTS[0-9]{4,9}");

    private final IdentityProfile profile;

    OAuthErrors(IdentityProfile profile) {
        this.profile = profile;
    }

    /** Returns what it means that the user came back with an error (RFC 6749 section 4.1.2.1). */
    ProviderException signIn(Map<String, String> answer) {
        String error = word(answer.get("error"));
        String description = answer.getOrDefault("error_description", "");
        return failure("sign-in", error, word(answer.get("error_subcode")), description, Optional.empty());
    }

    /** Returns what an answer of the token endpoint means that is no success (RFC 6749 section 5.2). */
    ProviderException token(HTTPResponse answer, Instant now) {
        Optional<Duration> pause =
                Optional.ofNullable(answer.getHeaderValue("Retry-After")).flatMap(header -> pause(header, now));
        Map<String, Object> body = body(answer);
        String error = word(body.get("error"));
        int status = answer.getStatusCode();
        if (status == 429 || status == 503) {
            return new ProviderException(
                    FailureKind.RATE_LIMITED, "token: " + status + " " + error, pause, Optional.empty());
        }
        if (status < 400 || status >= 500 || error.isEmpty()) {
            // Also a redirect, which is not followed, and a page of html from a proxy.
            return new ProviderException(
                    FailureKind.RETRYABLE, "token: " + status + " " + error, pause, Optional.empty());
        }
        String description = String.valueOf(body.getOrDefault("error_description", ""));
        return failure("token", error, word(body.get("suberror")), description, pause);
    }

    /** Returns what it means that there is no answer. */
    static ProviderException unanswered(String what, IOException cause) {
        return new ProviderException(
                FailureKind.RETRYABLE, what + ": no answer (" + cause.getClass().getSimpleName() + ")", cause);
    }

    private ProviderException failure(
            String where, String error, String suberror, String description, Optional<Duration> pause) {
        StringBuilder message = new StringBuilder(where).append(": ").append(error);
        if (!suberror.isEmpty()) {
            message.append(' ').append(suberror);
        }
        Matcher number = NUMBER.matcher(description);
        if (number.find()) {
            message.append(' ').append(number.group());
        }
        FailureKind kind = kind(error);
        if (kind == FailureKind.AUTHENTICATION) {
            message.append(": ").append(forUser(error, suberror));
        } else if (kind == FailureKind.PERMANENT) {
            message.append(": ").append(profile.advice(error));
        }
        return new ProviderException(kind, message.toString(), pause, Optional.empty());
    }

    private static FailureKind kind(String error) {
        if (USER.contains(error)) {
            return FailureKind.AUTHENTICATION;
        }
        return LATER.contains(error) ? FailureKind.RETRYABLE : FailureKind.PERMANENT;
    }

    private static String forUser(String error, String suberror) {
        if (List.of(error, suberror).contains("consent_required")) {
            return "consent is missing; the user has to sign in again, or an administrator of the organisation has to consent";
        }
        if (error.equals("access_denied")) {
            return "the user or the organisation refused; where only administrators may consent, one of them has to";
        }
        return "the user has to sign in again";
    }

    private static Map<String, Object> body(HTTPResponse answer) {
        try {
            return JSONObjectUtils.parse(String.valueOf(answer.getBody()));
        } catch (ParseException e) {
            return Map.of();
        }
    }

    /** What arrives may be anything; what does not look like an error code stays out of messages. */
    private static String word(@Nullable Object value) {
        return value instanceof String text && WORD.matcher(text).matches() ? text : "";
    }

    /** Reads a Retry-After header, seconds or date (RFC 9110 section 10.2.3). */
    private static Optional<Duration> pause(String header, Instant now) {
        if (header.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            Instant at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at)).filter(pause -> !pause.isNegative());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
