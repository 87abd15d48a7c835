package org.kalends.host.security;

import jakarta.servlet.Filter;
import org.kalends.host.problem.Problem;
import org.kalends.host.problem.ProblemWriter;
import org.kalends.host.settings.HostSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may ask for what: doorbells without a session, scripts by token, browsers by session and with protection against forged requests. */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private final ApiTokenFilter apiToken;
    private final CallLimitFilter limit;
    private final BodyLimitFilter bodyLimit;
    private final ProblemWriter problems;
    private final boolean https;

    SecurityWiring(
            ApiTokenFilter apiToken,
            CallLimitFilter limit,
            BodyLimitFilter bodyLimit,
            ProblemWriter problems,
            HostSettings settings) {
        this.apiToken = apiToken;
        this.limit = limit;
        this.bodyLimit = bodyLimit;
        this.problems = problems;
        this.https = settings.isHttps();
    }

    @Bean
    @Order(1)
    SecurityFilterChain doorbellChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain scriptChain(HttpSecurity http) throws Exception {
        return shared(http)
                .securityMatcher("/api/**", "/actuator/**")
                .csrf(csrf -> csrf.ignoringRequestMatchers(
                        request -> ApiTokenFilter.bearer(request).isPresent()))
                .addFilterAfter(bodyLimit, AuthorizationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                                .access(new LocalOrOwner())
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(pleaseSignIn()).accessDeniedHandler(refused()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain browserChain(HttpSecurity http) throws Exception {
        return shared(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/connect/**",
                                "/oauth/**",
                                "/error",
                                "/webjars/**",
                                "/*.css",
                                "/*.js",
                                "/*.svg",
                                "/favicon.ico",
                                "/demo/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/")))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/"))
                .build();
    }

    private HttpSecurity shared(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(strict -> {
                            if (https) {
                                strict.requestMatcher(AnyRequestMatcher.INSTANCE);
                            } else {
                                strict.disable();
                            }
                        }))
                // No page is remembered for after a sign-in, so that who only looks costs the database no session.
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .addFilterAfter(apiToken, SecurityContextHolderFilter.class)
                .addFilterBefore(limit, AuthorizationFilter.class);
    }

    private AuthenticationEntryPoint pleaseSignIn() {
        return (request, response, exception) -> problems.write(
                Problem.unauthorized("Sign in in the browser, or send the header Authorization: Bearer <api token>."),
                response);
    }

    private AccessDeniedHandler refused() {
        return (request, response, exception) -> problems.write(
                Problem.forbidden(
                        exception instanceof CsrfException
                                ? "The request lacks the token against forged requests (X-CSRF-TOKEN)."
                                : "This is for the owner of the host."),
                response);
    }

    /** The filters work inside the chains above, not once more around everything. */
    @Bean
    FilterRegistrationBean<Filter> apiTokenInChainsOnly() {
        return switchedOff(apiToken);
    }

    @Bean
    FilterRegistrationBean<Filter> limitInChainsOnly() {
        return switchedOff(limit);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitInChainsOnly() {
        return switchedOff(bodyLimit);
    }

    private static FilterRegistrationBean<Filter> switchedOff(Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
