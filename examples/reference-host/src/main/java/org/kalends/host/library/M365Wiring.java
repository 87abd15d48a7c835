package org.kalends.host.library;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.kalends.core.resilience.CallLimits;
import org.kalends.core.resilience.ResilientProvider;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.M365Settings;
import org.kalends.host.settings.RemoteAddress;
import org.kalends.oauth.AccessTokens;
import org.kalends.oauth.MicrosoftAuthorization;
import org.kalends.oauth.MicrosoftConfig;
import org.kalends.provider.m365.M365Config;
import org.kalends.provider.m365.M365Notifications;
import org.kalends.provider.m365.M365Provider;
import org.kalends.store.jdbc.JdbcTokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Microsoft 365 and Outlook.com, when the settings name a client. */
@Configuration(proxyBeanMethods = false)
@Conditional(SwitchedOn.M365.class)
class M365Wiring {

    @Bean
    MicrosoftAuthorization microsoftAuthorization(HostSettings settings, Clock clock, SecureRandom random) {
        M365Settings m365 = settings.m365();
        MicrosoftConfig.Builder config = MicrosoftConfig.builder(m365.clientId())
                .authority(m365.authority())
                .allowedHosts(RemoteAddress.server(m365.authority()));
        if (!m365.clientSecret().isBlank()) {
            config.clientSecret(m365.clientSecret());
        }
        return new MicrosoftAuthorization(config.build(), clock, random);
    }

    @Bean
    M365Config m365Config(HostSettings settings, RequestMeter meter) {
        return M365Config.builder()
                .graphUrl(settings.m365().graph())
                .allowedHosts(RemoteAddress.server(settings.m365().graph()))
                .listener((method, path, status, took) -> meter.requested("m365", method, status, took))
                .build();
    }

    @Bean
    AccessTokens microsoftTokens(JdbcTokenStore tokens, MicrosoftAuthorization authorization, Clock clock) {
        return new AccessTokens(tokens, tokens::renew, authorization, clock, AccessTokens.MARGIN);
    }

    @Bean
    M365Provider m365Provider(M365Config config, AccessTokens microsoftTokens, Clock clock) {
        return new M365Provider(config, microsoftTokens, clock);
    }

    @Bean
    M365Notifications m365Notifications(
            M365Config config, AccessTokens microsoftTokens, HostSecrets secrets, Clock clock, SecureRandom random) {
        return new M365Notifications(config, microsoftTokens, secrets.of("m365-client-state"), clock, random);
    }

    @Bean
    @Order(1)
    ProviderAccess m365Access(
            M365Provider provider,
            MicrosoftAuthorization authorization,
            M365Notifications notifications,
            RequestMeter meter) {
        return new ProviderAccess(
                "Microsoft 365",
                new ResilientProvider(new MeteredProvider(provider, meter), CallLimits.STANDARD),
                authorization,
                Optional.of(notifications));
    }
}
