package org.kalends.host.settings;

import java.net.URI;
import org.kalends.oauth.MicrosoftCloud;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this host is registered with Microsoft, and where Microsoft is.
 *
 * @param clientId the application id; empty switches Microsoft 365 off
 * @param clientSecret its secret; empty for a public client
 * @param authorityUrl the root of the sign-in
 * @param graphUrl the root of Microsoft Graph
 */
public record M365Settings(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("https://login.microsoftonline.com") String authorityUrl,
        @DefaultValue("https://graph.microsoft.com") String graphUrl) {

    /** Checks the addresses. */
    public M365Settings {
        supported(RemoteAddress.root("kalends.m365.authority-url", authorityUrl), "kalends.m365.authority-url");
        supported(RemoteAddress.root("kalends.m365.graph-url", graphUrl), "kalends.m365.graph-url");
    }

    /** Returns whether accounts of Microsoft can be connected. */
    public boolean isOn() {
        return !clientId.isBlank();
    }

    /** Returns the root of the sign-in. */
    public URI authority() {
        return RemoteAddress.root("kalends.m365.authority-url", authorityUrl);
    }

    /** Returns the root of Microsoft Graph. */
    public URI graph() {
        return RemoteAddress.root("kalends.m365.graph-url", graphUrl);
    }

    private static void supported(URI address, String property) {
        try {
            MicrosoftCloud.refuseSovereign(address, property);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    property,
                    "belongs to a national cloud, which is not supported",
                    "Set " + property + " to the worldwide cloud, or leave it out.");
        }
    }

    @Override
    public String toString() {
        return "M365Settings[" + graphUrl + "]";
    }
}
