package org.kalends.provider.icloud.internal.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

    private static final HostRule APPLE = new HostRule(Set.of(".icloud.com", ".icloud.com.cn"));

    private static final HostRule TEST = new HostRule(Set.of("127.0.0.1:8080", "dav.example.org:8443"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://caldav.icloud.com/",
                "https://p62-caldav.icloud.com:443/123/",
                "https://P62-CALDAV.ICLOUD.COM/",
                "https://p1-caldav.icloud.com.cn/"
            })
    void allowsApple(String address) {
        assertThat(APPLE.allows(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://caldav.icloud.com/",
                "https://caldav.icloud.com:8443/",
                "https://caldav.icloud.com@evil.example/",
                "https://user@caldav.icloud.com/",
                "https://evilicloud.com/",
                "https://caldav.icloud.com.evil.example/",
                "https://caldav.icloud.comx/",
                "https://caldav.icloud.com./",
                "https://icloud.com.cn.evil/",
                "ftp://caldav.icloud.com/",
                "/relative",
                "https://127.0.0.1/"
            })
    void allowsNobodyElse(String address) {
        assertThat(APPLE.allows(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/", "https://127.0.0.1:8080/", "https://dav.example.org:8443/calendars/"})
    void allowsServersThatAreNamed(String address) {
        assertThat(TEST.allows(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8081/",
                "http://127.0.0.1/",
                "http://dav.example.org:8443/",
                "https://dav.example.org/",
                "https://caldav.icloud.com/"
            })
    void allowsThemExactlyAsTheyAreNamed(String address) {
        assertThat(TEST.allows(URI.create(address))).isFalse();
    }
}
