package org.kalends.simulator.google;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.simulator.Reply;

/** The answers to any request whatever that a switch asks for. */
final class Refusals {

    private static final Map<GoogleFault, Function<GoogleFaults, Reply>> ALL = Map.ofEntries(
            Map.entry(GoogleFault.CONNECTION_RESET, faults -> Reply.dropped()),
            Map.entry(
                    GoogleFault.RATE_403,
                    faults -> rateLimit(403, "rateLimitExceeded").reply()),
            Map.entry(
                    GoogleFault.RATE_403_USER,
                    faults -> GoogleError.of(403, "usageLimits", "userRateLimitExceeded", "User Rate Limit Exceeded")
                            .reply()),
            Map.entry(
                    GoogleFault.RATE_429,
                    faults -> rateLimit(429, "rateLimitExceeded")
                            .with(
                                    "Retry-After",
                                    String.valueOf(faults.retryAfter().toSeconds()))
                            .reply()),
            Map.entry(
                    GoogleFault.RATE_429_BARE,
                    faults -> rateLimit(429, "rateLimitExceeded")
                            .newer("RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")
                            .reply()),
            Map.entry(
                    GoogleFault.RATE_403_NEWER,
                    faults -> rateLimit(403, "rateLimitExceeded")
                            .newerAlone("RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")
                            .reply()),
            Map.entry(
                    GoogleFault.QUOTA_EXCEEDED,
                    faults -> GoogleError.of(403, "usageLimits", "quotaExceeded", "Calendar usage limits exceeded.")
                            .reply()),
            Map.entry(
                    GoogleFault.QUOTA_DAILY,
                    faults -> GoogleError.of(403, "usageLimits", "dailyLimitExceeded", "Daily Limit Exceeded")
                            .reply()),
            Map.entry(
                    GoogleFault.ERROR_401, faults -> Tokens.invalidCredentials().reply()),
            Map.entry(
                    GoogleFault.ERROR_403_SCOPE, faults -> Scopes.insufficient().reply()),
            Map.entry(
                    GoogleFault.ERROR_403_NOT_CONFIGURED,
                    faults -> GoogleError.of(
                                    403,
                                    "usageLimits",
                                    "accessNotConfigured",
                                    "Google Calendar API has not been used in this project before or it is disabled.")
                            .newer("PERMISSION_DENIED", "SERVICE_DISABLED")
                            .reply()),
            Map.entry(
                    GoogleFault.ERROR_403_NO_CALENDAR_USER,
                    faults -> GoogleError.of(
                                    403,
                                    "calendar",
                                    "notACalendarUser",
                                    "The user must be signed up for Google Calendar.")
                            .reply()),
            Map.entry(GoogleFault.ERROR_500, faults -> backendError(500).reply()),
            Map.entry(GoogleFault.ERROR_503, faults -> backendError(503).reply()),
            Map.entry(GoogleFault.ERROR_502_HTML, faults -> Outage.page(502)),
            Map.entry(GoogleFault.ERROR_503_EMPTY, faults -> Reply.of(503)),
            Map.entry(GoogleFault.ANSWER_200_HTML, faults -> Outage.page(200)),
            Map.entry(
                    GoogleFault.REDIRECT,
                    faults -> Reply.of(302).with("Location", "https://elsewhere.example.org/calendar/v3")));

    private Refusals() {}

    /** Returns the answer of the first switch that strikes. */
    static Optional<Reply> in(GoogleFaults faults) {
        for (GoogleFault fault : GoogleFault.values()) {
            Function<GoogleFaults, Reply> answer = ALL.get(fault);
            if (answer != null && faults.strikes(fault)) {
                return Optional.of(answer.apply(faults));
            }
        }
        return Optional.empty();
    }

    static GoogleError rateLimit(int status, String reason) {
        return GoogleError.of(status, "usageLimits", reason, "Rate Limit Exceeded");
    }

    static GoogleError backendError(int status) {
        return GoogleError.of(status, "global", "backendError", "Backend Error");
    }
}
