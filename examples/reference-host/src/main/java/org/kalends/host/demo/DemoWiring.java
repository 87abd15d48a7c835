package org.kalends.host.demo;

import org.kalends.host.security.BrowserSession;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What only the demonstration adds to the host. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoWiring {

    /** After the filter that finds the session, before those that ask who it belongs to. */
    private static final int BEFORE_SECURITY = -150;

    @Bean
    FilterRegistrationBean<DemoVisitor> demoVisitor(BrowserSession browser) {
        FilterRegistrationBean<DemoVisitor> registration = new FilterRegistrationBean<>(new DemoVisitor(browser));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }
}
