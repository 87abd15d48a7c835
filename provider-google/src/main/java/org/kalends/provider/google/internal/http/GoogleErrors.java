package org.kalends.provider.google.internal.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Status and reason of an answer, or the lack of one, to a failure kind. */
final class GoogleErrors {

    private static final Set<String> RATE =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED");

    /** Limits that do not end within minutes. */
    private static final Set<String> QUOTA = Set.of(
            "quotaExceeded",
            "dailyLimitExceeded",
            "dailyLimitExceededUnreg",
            "variableTermLimitExceeded",
            "RESOURCE_QUOTA_EXCEEDED");

    private static final Set<String> TOKEN_LOSS = Set.of("fullSyncRequired", "updatedMinTooLongAgo");

    private static final Set<String> CONSENT =
            Set.of("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientScopes");

    private static final Set<String> ROLE = Set.of("requiredAccessLevel", "forbidden");

    private GoogleErrors() {}

    /** Returns what an answer means that is no success. */
    static ProviderException of(GoogleAnswer answer) {
        String reason = answer.error().cause();
        return new ProviderException(
                kind(answer),
                answer.request().name() + ": " + answer.status() + (reason.isEmpty() ? "" : " " + reason),
                answer.retryAfter(),
                Optional.empty());
    }

    private static FailureKind kind(GoogleAnswer answer) {
        return switch (answer.status()) {
            case 401 -> FailureKind.AUTHENTICATION;
            case 403 -> refused(answer);
            case 404 -> FailureKind.NOT_FOUND;
            case 405, 501 -> FailureKind.UNSUPPORTED;
            // A second kind of 409 is an accident between the parts of a batch, and nothing was done.
            case 409 -> isClash(answer) ? FailureKind.RETRYABLE : FailureKind.CONFLICT;
            case 410 ->
                TOKEN_LOSS.contains(answer.error().reason()) ? FailureKind.CURSOR_EXPIRED : FailureKind.NOT_FOUND;
            // The service has been seen to answer 412 without any condition; nothing was done then.
            case 412 -> answer.changed() ? FailureKind.CONFLICT : FailureKind.RETRYABLE;
            case 423, 425 -> FailureKind.RETRYABLE;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> kindByClass(answer);
        };
    }

    private static FailureKind refused(GoogleAnswer answer) {
        GoogleError error = answer.error();
        if (error.says(RATE) || error.says(QUOTA)) {
            return FailureKind.RATE_LIMITED;
        }
        if (error.says(CONSENT)) {
            return FailureKind.AUTHENTICATION;
        }
        return error.says(ROLE) ? FailureKind.UNSUPPORTED : FailureKind.PERMANENT;
    }

    private static FailureKind kindByClass(GoogleAnswer answer) {
        int status = answer.status();
        if (status == 408 || status >= 500 || status / 100 == 2) {
            return answer.request().writes() ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE;
        }
        // A redirect is not followed: a proxy in between, or a move of the service; nothing was done.
        return status / 100 == 4 ? FailureKind.PERMANENT : FailureKind.RETRYABLE;
    }

    /** Returns whether an answer says that a sync token is of no use any more, by its own words. */
    static boolean tokenLost(GoogleAnswer answer) {
        return answer.status() == 410 && TOKEN_LOSS.contains(answer.error().reason());
    }

    /** Returns whether parts of one batch got in each other's way. */
    static boolean isClash(GoogleAnswer answer) {
        return answer.status() == 409 && answer.error().reason().equals("conflict");
    }

    /** Returns how long to wait: as long as the service asks for, and longer where a quota is used up. */
    static Optional<Duration> pause(
            int status, GoogleError error, Optional<String> header, Instant now, Duration quotaPause) {
        Optional<Duration> asked = header.flatMap(value -> retryAfter(value, now));
        boolean quota = (status == 403 || status == 429) && error.says(QUOTA);
        return quota
                ? Optional.of(
                        asked.filter(pause -> pause.compareTo(quotaPause) > 0).orElse(quotaPause))
                : asked;
    }

    /** Reads a Retry-After header, seconds or date (RFC 9110 section 10.2.3). */
    private static Optional<Duration> retryAfter(String header, Instant now) {
        String value = header.strip();
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at)).filter(pause -> !pause.isNegative());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns what it means that a request has no answer: a write that may have been received is ambiguous. */
    static ProviderException unanswered(String name, boolean writes, IOException cause) {
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
        FailureKind kind = writes && !neverSent ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE;
        // The cause may quote an address or what it could not read, so that only its name is told.
        return new ProviderException(
                kind, name + ": no answer (" + cause.getClass().getSimpleName() + ")");
    }
}
