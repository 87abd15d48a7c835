package org.kalends.host.library;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.core.resilience.CallLimits;
import org.kalends.core.resilience.ResilientProvider;
import org.kalends.host.settings.GoogleSettings;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.RemoteAddress;
import org.kalends.oauth.AccessTokens;
import org.kalends.oauth.GoogleAuthorization;
import org.kalends.oauth.GoogleSignInConfig;
import org.kalends.provider.google.GoogleConfig;
import org.kalends.provider.google.GoogleNotifications;
import org.kalends.provider.google.GoogleProvider;
import org.kalends.store.jdbc.JdbcTokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Google Calendar, when the settings name a client. */
@Configuration(proxyBeanMethods = false)
@Conditional(SwitchedOn.Google.class)
class GoogleWiring {

    @Bean
    GoogleAuthorization googleAuthorization(HostSettings settings, Clock clock, SecureRandom random) {
        GoogleSettings google = settings.google();
        GoogleSignInConfig.Builder config = GoogleSignInConfig.builder(google.clientId())
                .authorizationEndpoint(google.auth())
                .tokenEndpoint(google.token())
                .revocationEndpoint(google.revoke())
                .issuer(google.issuer())
                .allowedHosts(servers(google));
        if (!google.clientSecret().isBlank()) {
            config.clientSecret(google.clientSecret());
        }
        return new GoogleAuthorization(config.build(), clock, random);
    }

    @Bean
    GoogleConfig googleConfig(HostSettings settings, RequestMeter meter) {
        return GoogleConfig.builder()
                .apiUrl(settings.google().api())
                .allowedHosts(RemoteAddress.server(settings.google().api()))
                .listener((method, path, status, took) -> meter.requested("google", method, status, took))
                .build();
    }

    @Bean
    AccessTokens googleTokens(JdbcTokenStore tokens, GoogleAuthorization authorization, Clock clock) {
        return new AccessTokens(tokens, tokens::renew, authorization, clock, AccessTokens.MARGIN);
    }

    @Bean
    @Order(2)
    ProviderAccess googleAccess(
            GoogleConfig config,
            AccessTokens googleTokens,
            GoogleAuthorization authorization,
            RequestMeter meter,
            Clock clock,
            SecureRandom random) {
        CalendarProvider provider = new MeteredProvider(new GoogleProvider(config, googleTokens, clock), meter);
        return new ProviderAccess(
                "Google Calendar",
                new ResilientProvider(provider, CallLimits.STANDARD),
                authorization,
                Optional.of(new GoogleNotifications(config, googleTokens, clock, random)));
    }

    private static Set<String> servers(GoogleSettings google) {
        Set<String> servers = new HashSet<>();
        for (URI address : List.of(google.auth(), google.token(), google.revoke(), google.issuer())) {
            servers.addAll(RemoteAddress.server(address));
        }
        return servers;
    }
}
