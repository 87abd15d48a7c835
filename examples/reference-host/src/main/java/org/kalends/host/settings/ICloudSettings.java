package org.kalends.host.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where iCloud is, and how often it is asked, because it rings no doorbell.
 *
 * @param caldavUrl the root of the server
 * @param pollInterval how long after a run a pair with a calendar there is looked at again
 * @param allowedHosts further hosts that may see passwords, each a suffix such as {@code .icloud.com} or {@code host:port}
 */
public record ICloudSettings(
        @DefaultValue("https://caldav.icloud.com") String caldavUrl,
        @DefaultValue("60s") Duration pollInterval,
        @DefaultValue List<String> allowedHosts) {

    /** Checks the address and the interval. */
    public ICloudSettings {
        RemoteAddress.root("kalends.icloud.caldav-url", caldavUrl);
        HostSettings.requireInterval("kalends.icloud.poll-interval", pollInterval);
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** Returns the root of the server. */
    public URI caldav() {
        return URI.create(RemoteAddress.root("kalends.icloud.caldav-url", caldavUrl) + "/");
    }
}
