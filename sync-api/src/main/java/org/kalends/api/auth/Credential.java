package org.kalends.api.auth;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What opens an account. {@code toString} never shows a secret. */
public sealed interface Credential {

    /**
     * OAuth 2.0 tokens (RFC 6749 section 5.1).
     *
     * @param accessToken bearer token
     * @param refreshToken absent when the grant cannot be renewed
     * @param expiresAt when the access token stops working
     * @param scopes what was granted
     */
    record OAuth(String accessToken, Optional<String> refreshToken, Instant expiresAt, Set<String> scopes)
            implements Credential {
        /** Checks that nothing is missing. */
        public OAuth {
            Objects.requireNonNull(accessToken, "accessToken");
            Objects.requireNonNull(refreshToken, "refreshToken");
            Objects.requireNonNull(expiresAt, "expiresAt");
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "OAuth[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
        }
    }

    /**
     * A user name with an app-specific password.
     *
     * @param username the name to sign in with
     * @param password the app-specific password
     */
    record AppPassword(String username, String password) implements Credential {
        /** Checks that nothing is missing. */
        public AppPassword {
            if (username.isBlank()) {
                throw new IllegalArgumentException("app password: the user name is blank");
            }
            if (password.isBlank()) {
                throw new IllegalArgumentException("app password: the password is blank");
            }
        }

        @Override
        public String toString() {
            return "AppPassword[]";
        }
    }
}
