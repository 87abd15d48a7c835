package org.kalends.simulator.google.identity;

/** Everything that can go wrong with a sign-in or a token, one switch each. */
public enum GoogleIdentityFault {
    /** The user presses "Cancel" instead of consenting: the browser comes back with {@code access_denied}. */
    DENIAL(Place.AUTHORIZE),
    /** The user unticks the scope for events: the grant has the others. */
    SCOPE_SUBSET(Place.AUTHORIZE),
    /** The organisation's administrator has blocked the application: the user sees a page, the browser does not come back. */
    SIGN_IN_BLOCKED(Place.AUTHORIZE),

    /** {@code invalid_grant} "Token has been expired or revoked.". */
    INVALID_GRANT(Place.TOKEN),
    /** {@code invalid_grant} "Bad Request". */
    INVALID_GRANT_BAD_REQUEST(Place.TOKEN),
    /** {@code invalid_grant} with the subtype {@code invalid_rapt}: the organisation wants the user to sign in again. */
    INVALID_RAPT(Place.TOKEN),
    /** {@code admin_policy_enforced}: the organisation's administrator has blocked the application. */
    ADMIN_POLICY_ENFORCED(Place.TOKEN),
    /** Status 401 with {@code invalid_client}: the application was deleted, or its secret changed. */
    INVALID_CLIENT(Place.TOKEN),
    /** {@code unauthorized_client}. */
    UNAUTHORIZED_CLIENT(Place.TOKEN),
    /** Status 500 with {@code internal_failure}. */
    SERVER_ERROR(Place.TOKEN),
    /** Status 503 with a page of html. */
    HTML_503(Place.TOKEN),
    /** Status 200 with a page of html, as a proxy on the way answers. */
    HTML_200(Place.TOKEN),
    /** Status 429 with {@code Retry-After}. */
    TOO_MANY_REQUESTS(Place.TOKEN),
    /** The request is carried out, and the connection breaks before the answer. */
    DROPPED(Place.TOKEN),
    /** The request is carried out, and the answer ends too early. */
    CUT_BODY(Place.TOKEN),
    /** The answer comes late, see {@link GoogleIdentityFaults#slowness}. */
    SLOW(Place.TOKEN),
    /** A redirect to another host, which nobody may follow with a secret. */
    REDIRECT(Place.TOKEN),

    /** The answer has no refresh token although one was asked for. */
    NO_REFRESH_TOKEN(Place.TOKEN),
    /** The application is in testing: the refresh token ends after seven days, and the answer says so. */
    SEVEN_DAYS(Place.TOKEN),
    /** The scopes of the answer come in another order. */
    SCOPE_REORDERED(Place.TOKEN),
    /** The identity token names its issuer without {@code https://}. */
    LEGACY_ISSUER(Place.TOKEN),

    /** A revocation is answered by 503 and not done. */
    REVOKE_503(Place.REVOKE),
    /** A revocation is done, and the connection breaks before the answer. */
    REVOKE_DROPPED(Place.REVOKE);

    /** Where a fault strikes. */
    enum Place {
        AUTHORIZE,
        TOKEN,
        REVOKE
    }

    private final Place place;

    GoogleIdentityFault(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }
}
