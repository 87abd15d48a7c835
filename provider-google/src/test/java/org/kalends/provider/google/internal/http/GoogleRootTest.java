package org.kalends.provider.google.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleRootTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.googleapis.com, https://www.googleapis.com/x",
        "https://www.googleapis.com/, https://www.googleapis.com/x",
        "HTTPS://WWW.googleapis.com:8443, https://www.googleapis.com:8443/x",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080/x",
        "http://localhost:1, http://localhost:1/x",
        "http://[::1]:1, http://[::1]:1/x",
        "https://proxy.example.org, https://proxy.example.org/x"
    })
    void makesAddresses(String root, String address) {
        assertThat(GoogleRoot.of(URI.create(root), Set.of("proxy.example.org")).address("/x"))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.googleapis.com",
                "https://www.googleapis.com.example.org",
                "https://evil.example.org",
                "https://user@www.googleapis.com",
                "https://www.googleapis.com/calendar/v3",
                "https://www.googleapis.com?x",
                "https://www.googleapis.com#x",
                "/calendar",
                "mailto:x@googleapis.com"
            })
    void sendsNoTokenAnywhereElse(String root) {
        assertThatThrownBy(() -> GoogleRoot.of(URI.create(root), Set.of("proxy.example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("config: apiUrl");
    }

    @Test
    void aNamedHostNeedsHttps() {
        assertThatThrownBy(() -> GoogleRoot.of(URI.create("http://proxy.example.org"), Set.of("proxy.example.org")))
                .hasMessageContaining("https");
    }
}
