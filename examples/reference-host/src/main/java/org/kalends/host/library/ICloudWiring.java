package org.kalends.host.library;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.core.resilience.CallLimits;
import org.kalends.core.resilience.ResilientProvider;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.ICloudSettings;
import org.kalends.host.settings.RemoteAddress;
import org.kalends.provider.icloud.ICloudAuthorization;
import org.kalends.provider.icloud.ICloudConfig;
import org.kalends.provider.icloud.ICloudProvider;
import org.kalends.store.jdbc.JdbcTokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** iCloud: always there, because it needs no registration. */
@Configuration(proxyBeanMethods = false)
class ICloudWiring {

    private static final Set<String> APPLE = Set.of(".icloud.com", ".icloud.com.cn");

    @Bean
    ICloudConfig icloudConfig(HostSettings settings, RequestMeter meter) {
        return ICloudConfig.builder(settings.icloud().caldav())
                .allowedHosts(hosts(settings.icloud()))
                .listener((method, path, status) -> meter.requested("icloud", method, status, Duration.ZERO))
                .build();
    }

    @Bean
    ICloudProvider icloudProvider(ICloudConfig config, JdbcTokenStore tokens, Clock clock) {
        return new ICloudProvider(config, tokens, clock);
    }

    @Bean
    ICloudAuthorization icloudAuthorization(ICloudConfig config, Clock clock) {
        return new ICloudAuthorization(config, clock);
    }

    @Bean
    @Order(3)
    ProviderAccess icloudAccess(ICloudProvider provider, ICloudAuthorization authorization, RequestMeter meter) {
        return new ProviderAccess(
                "iCloud",
                new ResilientProvider(new MeteredProvider(provider, meter), CallLimits.STANDARD),
                authorization,
                Optional.empty());
    }

    private static Set<String> hosts(ICloudSettings icloud) {
        Set<String> hosts = new HashSet<>(APPLE);
        hosts.addAll(icloud.allowedHosts());
        RemoteAddress.server(icloud.caldav()).stream()
                .filter(server -> server.contains(":"))
                .forEach(hosts::add);
        return hosts;
    }
}
