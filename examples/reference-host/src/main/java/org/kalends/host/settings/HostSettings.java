package org.kalends.host.settings;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set. Each refusal names the property and the remedy.
 *
 * @param publicUrl how browsers and services reach this host, without a path
 * @param tokenKeys the keys of stored credentials, {@code id:base64(32 bytes)} with a number as the id, several separated by commas, the first
 *     one encrypts
 * @param apiToken what signs a script in as the owner; empty for none
 * @param installationSecret 32 bytes in base64 that key the marks on copies; empty lets the host make and keep them
 * @param m365 Microsoft 365 and Outlook.com
 * @param google Google Calendar
 * @param icloud iCloud
 * @param pollInterval how long after a run a pair is looked at again, whatever doorbells told
 * @param threads how many pairs this node runs at once
 * @param limits how often callers may come
 */
@ConfigurationProperties("kalends")
public record HostSettings(
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("") String tokenKeys,
        @DefaultValue("") String apiToken,
        @DefaultValue("") String installationSecret,
        @DefaultValue M365Settings m365,
        @DefaultValue GoogleSettings google,
        @DefaultValue ICloudSettings icloud,
        @DefaultValue("5m") Duration pollInterval,
        @DefaultValue("4") int threads,
        @DefaultValue LimitSettings limits) {

    private static final int SHORTEST_API_TOKEN = 16;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** Checks everything that can be checked without the rest of the host. */
    public HostSettings {
        RemoteAddress.root("kalends.public-url", publicUrl);
        requireInterval("kalends.poll-interval", pollInterval);
        if (!apiToken.isEmpty() && apiToken.length() < SHORTEST_API_TOKEN) {
            throw new SettingsException(
                    "kalends.api-token",
                    "is shorter than " + SHORTEST_API_TOKEN + " characters",
                    "Set kalends.api-token to a longer one, for example from: openssl rand -hex 32");
        }
        if (threads < 1) {
            throw new SettingsException("kalends.threads", "is less than 1", "Set kalends.threads to 1 or more.");
        }
    }

    /** Returns how browsers and services reach this host, without a slash at the end. */
    public URI address() {
        return RemoteAddress.root("kalends.public-url", publicUrl);
    }

    /** Returns whether browsers reach this host by https. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(address().getScheme());
    }

    static void requireInterval(String property, Duration interval) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new SettingsException(
                    property, "is shorter than a second", "Set " + property + " to a duration such as 60s or 5m.");
        }
    }

    @Override
    public String toString() {
        return "HostSettings[" + publicUrl + "]";
    }
}
