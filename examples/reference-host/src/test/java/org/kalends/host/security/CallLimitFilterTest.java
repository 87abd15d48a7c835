package org.kalends.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.host.problem.ProblemWriter;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.user.SignedIn;
import org.kalends.host.user.UserId;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

/** An app-specific password is a step of a sign-in, and guessing one is no cheaper. */
class CallLimitFilterTest {

    private static final int SIGN_INS = 3;

    private final CallLimitFilter filter = new CallLimitFilter(limits(), writer());

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connections/icloud", "/api/connections/icloud"})
    void countsThePasswordsOfAUserFromWhereverTheyCome(String path) throws Exception {
        for (int i = 0; i < SIGN_INS; i++) {
            assertThat(status("POST", path, "ann", "203.0.113." + i)).isEqualTo(200);
        }

        assertThat(status("POST", path, "ann", "203.0.113.99")).isEqualTo(429);
        assertThat(status("POST", path, "ben", "203.0.113.99")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connections/icloud", "/api/connections/icloud"})
    void countsThePasswordsFromAnAddressWhoeverSendsThem(String path) throws Exception {
        for (int i = 0; i < SIGN_INS; i++) {
            assertThat(status("POST", path, "user" + i, "203.0.113.1")).isEqualTo(200);
        }

        assertThat(status("POST", path, "ann", "203.0.113.1")).isEqualTo(429);
        assertThat(status("POST", path, "ann", "203.0.113.2")).isEqualTo(200);
    }

    @Test
    void countsTheFormForPasswordsAsAnyOtherPage() throws Exception {
        for (int i = 0; i <= SIGN_INS; i++) {
            assertThat(status("GET", "/connections/icloud", "ann", "203.0.113.1"))
                    .isEqualTo(200);
        }
    }

    private int status(String method, String path, String user, String address) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(new UserId(user)));
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static ProblemWriter writer() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
            context.register(ProblemWriter.class);
            context.refresh();
            return context.getBean(ProblemWriter.class);
        }
    }

    private static RateLimits limits() {
        HostSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("kalends.limits.sign-ins", SIGN_INS)))
                .bind("kalends", HostSettings.class)
                .get();
        return new RateLimits(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
