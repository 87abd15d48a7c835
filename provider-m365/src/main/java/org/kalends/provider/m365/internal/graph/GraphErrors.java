package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Status and code of an answer, or the lack of one, to a failure kind. */
final class GraphErrors {

    /** Codes, in lower case, that say that a delta token is of no use any more, whatever the status. */
    private static final Set<String> TOKEN_LOSS = Set.of(
            "syncstatenotfound",
            "syncstateinvalid",
            "resyncrequired",
            "resyncchangesapplydifferences",
            "resyncchangesuploaddifferences",
            "errorinvalidsyncstatedata");

    private static final Set<String> THROTTLES =
            Set.of("applicationthrottled", "toomanyrequests", "activitylimitreached");

    private GraphErrors() {}

    /** Returns what an answer means that is no success. */
    static ProviderException of(GraphAnswer answer) {
        String code = answer.code();
        String suffix = code.matches("[A-Za-z0-9_.]{1,60}") ? " " + code : "";
        return new ProviderException(
                kind(answer),
                answer.request().name() + ": " + answer.status() + suffix,
                answer.retryAfter(),
                Optional.empty());
    }

    private static FailureKind kind(GraphAnswer answer) {
        String code = answer.code().toLowerCase(Locale.ROOT);
        if (code.contains("mailboxnotenabledforrestapi")
                || message(answer.body()).contains("MailboxNotEnabledForRESTAPI")) {
            return FailureKind.PERMANENT;
        }
        FailureKind broken = answer.request().writes() ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE;
        return switch (answer.status()) {
            case 400 -> code.equals("errorinvalididmalformed") ? FailureKind.NOT_FOUND : FailureKind.PERMANENT;
            case 401 -> FailureKind.AUTHENTICATION;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 405, 501 -> FailureKind.UNSUPPORTED;
            case 409, 412 -> FailureKind.CONFLICT;
            case 423, 424, 425 -> FailureKind.RETRYABLE;
            case 429, 509 -> FailureKind.RATE_LIMITED;
            case 503 -> answer.retryAfter().isPresent() || THROTTLES.contains(code) ? FailureKind.RATE_LIMITED : broken;
            case 507 -> FailureKind.PERMANENT;
            default -> kindByClass(answer.status(), broken);
        };
    }

    private static FailureKind kindByClass(int status, FailureKind broken) {
        if (status == 408 || status >= 500 || status / 100 == 2) {
            return broken;
        }
        // A redirect is not followed: a proxy in between, or a move of the service; nothing was done.
        return status / 100 == 4 ? FailureKind.PERMANENT : FailureKind.RETRYABLE;
    }

    /** Returns whether an answer to a delta link says that the link is of no use any more. */
    static boolean tokenLost(GraphAnswer answer) {
        if (answer.status() == 410) {
            return true;
        }
        String code = answer.code().toLowerCase(Locale.ROOT);
        boolean refused = answer.status() / 100 == 4 && answer.status() != 401 && answer.status() != 429;
        return refused
                && (TOKEN_LOSS.contains(code)
                        || (answer.status() == 400
                                && message(answer.body())
                                        .toLowerCase(Locale.ROOT)
                                        .contains("token")));
    }

    /** Returns whether the service gave up on a call that asks for much at once. */
    static boolean tooHeavy(GraphAnswer answer) {
        return answer.status() == 504;
    }

    /** Returns the code of an error; empty when there is none. */
    static String code(JsonObject body) {
        return text(body, "code");
    }

    private static String message(JsonObject body) {
        return text(body, "message");
    }

    private static String text(JsonObject body, String name) {
        JsonElement error = body.get("error");
        JsonElement value =
                error != null && error.isJsonObject() ? error.getAsJsonObject().get(name) : null;
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Reads a Retry-After header, seconds or date (RFC 9110 section 10.2.3). */
    static Optional<Duration> retryAfter(String header, Instant now) {
        String value = header.strip();
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at)).filter(pause -> !pause.isNegative());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns what it means that a request has no answer: a write that may have been received, over a {@link GraphHttp.Connection}, is ambiguous. */
    static ProviderException unanswered(GraphRequest request, IOException cause) {
        boolean neverSent = cause instanceof ConnectException;
        FailureKind kind = request.writes() && !neverSent ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE;
        Throwable origin = neverSent && cause.getCause() != null ? cause.getCause() : cause;
        return new ProviderException(
                kind, request.name() + ": no answer (" + origin.getClass().getSimpleName() + ")", cause);
    }
}
