package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kalends.public-url           | http://kalends.example.com          | is http on another machine",
                "kalends.public-url           | https://kalends.example.com/app     | has a path",
                "kalends.m365.graph-url       | http://graph.example.com            | is http on another machine",
                "kalends.m365.graph-url       | https://graph.microsoft.us          | national cloud",
                "kalends.m365.authority-url   | https://login.microsoftonline.us    | national cloud",
                "kalends.google.token-url     | ftp://example.com/token             | is not the address of a server",
                "kalends.google.api-url       | https://example.com/calendar/v3     | has a path",
                "kalends.icloud.caldav-url    | http://caldav.example.com           | is http on another machine",
                "kalends.icloud.poll-interval | 10ms                                | shorter than a second",
                "kalends.poll-interval        | 0s                                  | shorter than a second",
                "kalends.api-token            | tooshort                            | is shorter than 16",
                "kalends.token-keys           | secret-without-a-number             | begin with a number",
                "kalends.token-keys           | 1:c2hvcnQ=                          | of 5 bytes instead of 32",
                "kalends.token-keys           | 1:%%%                               | not base64",
                "kalends.installation-secret  | c2hvcnQ=                            | is not 32 bytes",
                "kalends.limits.calls         | 0                                   | is less than 1",
                "kalends.threads              | 0                                   | is less than 1"
            })
    void refusesToStartAndNamesThePropertyAndTheRemedy(
            String property, String value, String why, CapturedOutput output) {
        assertThatThrownBy(() -> start("--" + property + "=" + value)).isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(property + ": ")
                .contains(why);
        assertThat(output.toString().replaceFirst("(?s).*Action:", "")).contains("Set " + property);
    }

    @Test
    void refusesToStartWithoutTokenKeys(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(HostApplication.class)
                        .run("--server.port=0", "--spring.datasource.url=jdbc:h2:mem:nokeys"))
                .isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("kalends.token-keys: is not set")
                .contains("openssl rand -base64 32")
                .contains("KALENDS_TOKEN_KEYS");
    }

    @Test
    void tellsNoSecretThatItRefuses(CapturedOutput output) {
        assertThatThrownBy(() -> start("--kalends.token-keys=1:c2VjcmV0LXNlY3JldC1zZWNyZXQ="))
                .isInstanceOf(RuntimeException.class);

        assertThat(output).doesNotContain("c2VjcmV0");
    }

    private static void start(String argument) {
        new SpringApplicationBuilder(HostApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:settings",
                        argument.contains("token-keys") ? "--x=y" : "--kalends.token-keys=" + HostProcess.TOKEN_KEYS,
                        argument)
                .close();
    }
}
