package org.kalends.simulator.entra;

/** Everything that can go wrong with a sign-in or a token, one switch each. */
public enum EntraFault {
    /** The user presses "Cancel" instead of consenting: the browser comes back with {@code access_denied}. */
    DENIAL(Place.AUTHORIZE),
    /** The organisation lets only administrators consent: the browser comes back with {@code consent_required}. */
    ADMIN_CONSENT_NEEDED(Place.AUTHORIZE),
    /** The sign-in page is in trouble: the browser comes back with {@code server_error}. */
    SIGN_IN_SERVER_ERROR(Place.AUTHORIZE),
    /** An administrator refuses to consent for the organisation. */
    ADMIN_DENIAL(Place.ADMIN_CONSENT),

    /** {@code invalid_grant} without a {@code suberror}: the refresh token has expired. */
    INVALID_GRANT(Place.TOKEN),
    /** {@code invalid_grant}, {@code bad_token}: the grant was revoked or the password changed. */
    BAD_TOKEN(Place.TOKEN),
    /** {@code invalid_grant}, {@code token_expired}: nobody used the refresh token for 90 days. */
    TOKEN_EXPIRED(Place.TOKEN),
    /** {@code invalid_grant}, {@code consent_required}: the consent was taken away. */
    CONSENT_REQUIRED(Place.TOKEN),
    /** {@code invalid_grant}, {@code basic_action}: a second factor is needed. */
    BASIC_ACTION(Place.TOKEN),
    /** {@code invalid_grant}, {@code additional_action}: a second factor has to be set up. */
    ADDITIONAL_ACTION(Place.TOKEN),
    /** {@code invalid_grant}, {@code message_only}: a policy of the organisation blocks the access. */
    MESSAGE_ONLY(Place.TOKEN),
    /** {@code invalid_grant}, {@code user_password_expired}. */
    PASSWORD_EXPIRED(Place.TOKEN),
    /** {@code interaction_required} with claims that the user has to meet. */
    INTERACTION_REQUIRED(Place.TOKEN),
    /** {@code login_required}. */
    LOGIN_REQUIRED(Place.TOKEN),
    /** {@code invalid_grant} without a {@code suberror}, as personal accounts get it now and then while the grant lives. */
    TRANSIENT_70000(Place.TOKEN),
    /** {@code invalid_client}: the secret of the application has expired. */
    SECRET_EXPIRED(Place.TOKEN),
    /** {@code unauthorized_client}: the application is unknown in the tenant. */
    UNAUTHORIZED_CLIENT(Place.TOKEN),
    /** {@code invalid_scope}. */
    INVALID_SCOPE(Place.TOKEN),
    /** {@code invalid_resource}. */
    INVALID_RESOURCE(Place.TOKEN),
    /** {@code temporarily_unavailable} with status 400. */
    TEMPORARILY_UNAVAILABLE(Place.TOKEN),
    /** Status 500 with {@code server_error}. */
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
    /** The answer comes late, see {@link EntraFaults#slowness}. */
    SLOW(Place.TOKEN),
    /** A redirect to another host, which nobody may follow with a secret. */
    REDIRECT(Place.TOKEN),

    /** {@code scope} in the answer names Graph in full: {@code https://graph.microsoft.com/Calendars.ReadWrite}. */
    SCOPE_LONG(Place.TOKEN),
    /** {@code scope} in the answer comes in another order. */
    SCOPE_REORDERED(Place.TOKEN),
    /** The user did not consent to the calendars: {@code scope} in the answer lacks them. */
    SCOPE_MISSING(Place.TOKEN),
    /** The answer has no refresh token: the old one goes on. */
    NO_REFRESH_TOKEN(Place.TOKEN);

    /** Where a fault strikes. */
    enum Place {
        AUTHORIZE,
        ADMIN_CONSENT,
        TOKEN
    }

    private final Place place;

    EntraFault(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }
}
