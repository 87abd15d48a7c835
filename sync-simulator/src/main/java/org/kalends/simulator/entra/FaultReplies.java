package org.kalends.simulator.entra;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.kalends.simulator.Reply;

/** What a fault that is switched on makes of an answer. */
final class FaultReplies {

    private static final String HTML =
            "<!DOCTYPE html><title>Service unavailable</title><p>Our services aren't available right now</p>";

    private final Directory directory;

    FaultReplies(Directory directory) {
        this.directory = directory;
    }

    /** Returns the answer of a fault that strikes before anything is done. */
    Optional<Reply> before(Set<EntraFault> faults) {
        EntraFaults settings = directory.faults();
        for (EntraFault fault : faults) {
            Optional<EntraError> refusal = refusal(fault);
            if (refusal.isPresent()) {
                return refusal.map(error -> error.json(directory.now()));
            }
            switch (fault) {
                case HTML_503 -> {
                    return Optional.of(Reply.of(503, "text/html", HTML));
                }
                case HTML_200 -> {
                    return Optional.of(Reply.of(200, "text/html", HTML));
                }
                case TOO_MANY_REQUESTS -> {
                    return Optional.of(
                            new EntraError(429, "temporarily_unavailable", "", 90055, "The server is too busy.")
                                    .json(directory.now())
                                    .with(
                                            "Retry-After",
                                            String.valueOf(settings.retryAfter().toSeconds())));
                }
                case REDIRECT -> {
                    return Optional.of(
                            Reply.of(307).with("Location", settings.elsewhere().toString()));
                }
                default -> {
                    // Strikes later, or says something else.
                }
            }
        }
        return Optional.empty();
    }

    /** Returns what becomes of an answer on its way. */
    Reply after(Set<EntraFault> faults, Reply reply) {
        if (faults.contains(EntraFault.SLOW)) {
            LockSupport.parkNanos(directory.faults().slowness().toNanos());
        }
        if (faults.contains(EntraFault.DROPPED)) {
            return Reply.dropped();
        }
        return faults.contains(EntraFault.CUT_BODY) ? reply.cut() : reply;
    }

    /** Returns the refusal that a fault stands for. */
    static Optional<EntraError> refusal(EntraFault fault) {
        return Optional.ofNullable(
                switch (fault) {
                    case DENIAL ->
                        new EntraError(400, "access_denied", "", 65004, "User declined to consent to access the app.");
                    case ADMIN_CONSENT_NEEDED, ADMIN_DENIAL ->
                        new EntraError(
                                400,
                                "consent_required",
                                "",
                                90094,
                                "An administrator of the organisation has to consent.");
                    case SIGN_IN_SERVER_ERROR ->
                        new EntraError(500, "server_error", "", 90000, "The server encountered an unexpected error.");
                    case INVALID_GRANT -> EntraError.invalidGrant(70008, "", "The refresh token has expired.");
                    case BAD_TOKEN -> EntraError.invalidGrant(50173, "bad_token", "The grant was revoked.");
                    case TOKEN_EXPIRED ->
                        EntraError.invalidGrant(
                                700082, "token_expired", "The refresh token has expired due to inactivity.");
                    case CONSENT_REQUIRED ->
                        EntraError.invalidGrant(
                                65001,
                                "consent_required",
                                "The user or administrator has not consented to use the application.");
                    case BASIC_ACTION ->
                        EntraError.invalidGrant(
                                50076,
                                "basic_action",
                                "You must use multi-factor authentication to access the resource.");
                    case ADDITIONAL_ACTION ->
                        EntraError.invalidGrant(
                                50079, "additional_action", "You must enroll in multi-factor authentication.");
                    case MESSAGE_ONLY ->
                        EntraError.invalidGrant(
                                53003, "message_only", "Access has been blocked by Conditional Access policies.");
                    case PASSWORD_EXPIRED ->
                        EntraError.invalidGrant(50055, "user_password_expired", "The password is expired.");
                    case TRANSIENT_70000 ->
                        EntraError.invalidGrant(
                                70000, "", "The user could not be authenticated as the grant is expired.");
                    case INTERACTION_REQUIRED ->
                        new EntraError(400, "interaction_required", "basic_action", 50076, "The user has to act.");
                    case LOGIN_REQUIRED -> new EntraError(400, "login_required", "", 50058, "The user has to sign in.");
                    case SECRET_EXPIRED ->
                        EntraError.invalidClient(
                                7000222, "The provided client secret keys for the application are expired.");
                    case UNAUTHORIZED_CLIENT ->
                        new EntraError(
                                400,
                                "unauthorized_client",
                                "",
                                700016,
                                "The application was not found in the directory.");
                    case INVALID_SCOPE -> new EntraError(400, "invalid_scope", "", 70011, "The scope is not valid.");
                    case INVALID_RESOURCE ->
                        new EntraError(
                                400,
                                "invalid_resource",
                                "",
                                500011,
                                "The resource principal was not found in the tenant.");
                    case TEMPORARILY_UNAVAILABLE ->
                        new EntraError(400, "temporarily_unavailable", "", 90033, "A transient error has occurred.");
                    case SERVER_ERROR ->
                        new EntraError(500, "server_error", "", 90000, "The server encountered an unexpected error.");
                    default -> null;
                });
    }
}
