package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** The page on which an administrator consents for a whole organisation. */
final class AdminConsent {

    /** A tenant's id or domain, or {@code organizations}. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private static final Set<String> NO_TENANT = Set.of("common", "consumers");

    private final MicrosoftConfig config;
    private final MicrosoftProfile profile;

    AdminConsent(MicrosoftProfile profile) {
        this.profile = profile;
        this.config = profile.config();
    }

    URI url(String tenant, URI redirect, String state) {
        if (!TENANT.matcher(tenant).matches() || NO_TENANT.contains(tenant.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "tenant: has to be the id or a domain of an organisation, or \"organizations\"");
        }
        return URI.create(config.authority() + "/" + tenant + "/v2.0/adminconsent?client_id="
                + encoded(config.clientId()) + "&scope=" + encoded(String.join(" ", profile.scopes()))
                + "&redirect_uri=" + encoded(redirect.toString()) + "&state=" + encoded(state));
    }

    /** The tenant in the answer is left unread: anybody can write one into an address. */
    void complete(String state, Map<String, String> answer) {
        CodeFlow.requireState(state, answer);
        if (answer.containsKey("error")) {
            throw new OAuthErrors(profile).signIn(answer);
        }
        if (!"true".equalsIgnoreCase(answer.get("admin_consent"))) {
            throw new ProviderException(FailureKind.AUTHENTICATION, "admin consent: the answer does not say so");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
