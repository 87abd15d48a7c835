package org.kalends.provider.icloud.internal.dav;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.RedirectException;
import org.apache.http.client.utils.DateUtils;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Status and precondition of an answer, or the lack of one, to a failure kind. */
final class DavErrors {

    private static final Set<String> WRITES = Set.of("PUT", "DELETE");

    private DavErrors() {}

    /** Returns the answer of a read when it has the status that was hoped for, else throws. */
    static DavAnswer expect(DavAnswer answer, int status, String what) {
        if (answer.status() != status) {
            throw of(answer, what);
        }
        return answer;
    }

    /** Returns what a status means that is no success. 401 alone says that the password is no good. */
    static ProviderException of(DavAnswer answer, String what) {
        DavCondition condition = DavCondition.of(answer);
        FailureKind kind = broke(answer) ? FailureKind.AMBIGUOUS : kind(answer.status(), condition);
        String message = what + ": " + answer.call() + " " + answer.status() + condition.suffix();
        return new ProviderException(kind, message, answer.retryAfter(), Optional.empty());
    }

    /** Returns whether a write may have been done all the same: who broke down on the way cannot say. */
    private static boolean broke(DavAnswer answer) {
        return WRITES.contains(answer.call()) && Set.of(408, 500, 502, 504).contains(answer.status());
    }

    /** Returns what a status and its condition mean. */
    static FailureKind kind(int status, DavCondition condition) {
        if (condition.has("valid-calendar-data")) {
            return FailureKind.PERMANENT;
        }
        return switch (status) {
            case 401 -> FailureKind.AUTHENTICATION;
            case 403 -> condition.has("need-privileges") ? FailureKind.UNSUPPORTED : FailureKind.PERMANENT;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 405, 501 -> FailureKind.UNSUPPORTED;
            case 412 -> FailureKind.CONFLICT;
            case 429, 503 -> FailureKind.RATE_LIMITED;
            case 408, 421, 423, 425 -> FailureKind.RETRYABLE;
            case 507 -> FailureKind.PERMANENT;
            // A page of html with status 200 where a multistatus should be: a proxy, or a server that is being
            // repaired.
            // A redirect that was not followed: the account has moved, and is looked for again by the next call.
            default -> status < 400 || status >= 500 ? FailureKind.RETRYABLE : FailureKind.PERMANENT;
        };
    }

    /** Reads a Retry-After header, seconds or date (RFC 9110 section 10.2.3). */
    static Optional<Duration> retryAfter(String header, Instant now) {
        if (header.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        return Optional.ofNullable(DateUtils.parseDate(header))
                .map(at -> Duration.between(now, at.toInstant()))
                .filter(pause -> !pause.isNegative());
    }

    /** Returns what it means that a call has no answer: a write that may have been received is ambiguous. */
    static ProviderException unanswered(String method, IOException cause) {
        if (cause instanceof ClientProtocolException && cause.getCause() instanceof DavRedirect.RefusedRedirect) {
            return new ProviderException(FailureKind.PERMANENT, method + ": redirected to a host that is not allowed");
        }
        if (cause instanceof ClientProtocolException && cause.getCause() instanceof RedirectException) {
            return new ProviderException(FailureKind.PERMANENT, method + ": redirected in a circle or too often");
        }
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionPoolTimeoutException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
        if (WRITES.contains(method) && !neverSent) {
            return new ProviderException(FailureKind.AMBIGUOUS, method + ": no answer (" + name(cause) + ")", cause);
        }
        return new ProviderException(FailureKind.RETRYABLE, method + ": no answer (" + name(cause) + ")", cause);
    }

    /** Returns what it means that a proxy has answered in place of the server. */
    static ProviderException page(String method) {
        FailureKind kind = WRITES.contains(method) ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE;
        return new ProviderException(kind, method + ": a page of html in place of the answer");
    }

    private static String name(IOException cause) {
        return cause.getClass().getSimpleName();
    }
}
