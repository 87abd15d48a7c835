package org.kalends.host.security;

import org.kalends.host.settings.HostSettings;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cookie of browser sessions. */
@Configuration(proxyBeanMethods = false)
class SessionWiring {

    /** A proxy in front may speak https for us, so the public address decides and not the request. */
    @Bean
    DefaultCookieSerializerCustomizer secureWhereBrowsersUseHttps(HostSettings settings) {
        return cookie -> cookie.setUseSecureCookie(settings.isHttps());
    }
}
