package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTest extends Stage {

    private static final int LIMIT = 256 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"/api/syncs", "/api/connections/icloud"})
    void refusesABodyThatSaysItIsTooLong(String path) throws Exception {
        Answer refused = post(path, BodyPublishers.ofByteArray(json(LIMIT + 1)));

        assertThat(refused.expect(413).type()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/syncs", "/api/connections/icloud"})
    void refusesABodyInChunksThatTurnsOutToBeTooLong(String path) throws Exception {
        Answer refused = post(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json(LIMIT + 1))));

        assertThat(refused.expect(413).type()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/syncs", "/api/connections/icloud"})
    void readsABodyThatIsAsLongAsItMayBe(String path) throws Exception {
        Answer read = post(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json(LIMIT))));

        assertThat(read.expect(400).text()).doesNotContain("cannot be read");
    }

    private static Answer post(String path, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(HOST.url() + path))
                .header("Authorization", "Bearer " + HostProcess.API_TOKEN)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return Answer.of(http.send(request, BodyHandlers.ofString()));
    }

    /** Valid JSON of so many bytes that lacks what is required. */
    private static byte[] json(int bytes) {
        return ("{" + " ".repeat(bytes - 2) + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
