package org.kalends.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Microsoft's clouds. Only the worldwide one is supported; national ones have other hosts, other registrations and other rules, and are
 * refused by name, also when somebody allows their hosts.
 */
public final class MicrosoftCloud {

    private static final Map<String, String> SOVEREIGN = Map.of(
            "microsoftonline.us", "the US government cloud",
            "microsoft.us", "the US government cloud",
            "chinacloudapi.cn", "the cloud operated by 21Vianet",
            "microsoftonline.cn", "the cloud operated by 21Vianet",
            "microsoftonline.de", "the German cloud",
            "microsoft.de", "the German cloud");

    private MicrosoftCloud() {}

    /**
     * Checks that an address is not one of a sovereign cloud.
     *
     * @param address the address of a service
     * @param field names the setting in the message
     * @throws IllegalArgumentException when it is
     */
    public static void refuseSovereign(URI address, String field) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        SOVEREIGN.forEach((domain, cloud) -> {
            if (host.equals(domain) || host.endsWith("." + domain)) {
                throw new IllegalArgumentException(field + ": " + host + " belongs to " + cloud
                        + ", a national cloud, which is not supported; only the worldwide cloud of Microsoft is");
            }
        });
    }
}
