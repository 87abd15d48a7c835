package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody may see: secrets nowhere, content only in the preview of its owner. */
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTest extends Stage {

    private static final String TITLE = "Interview with Rumpelstiltskin";

    @Test
    void tellsNoContentAndNoSecretInLogsMetricsOrAnswers(CapturedOutput output) {
        work.create(Sample.graphEvent(TITLE, Sample.soon(1)));
        String sync = sync("\"direction\":\"TWO_WAY\"");
        Answer preview = script.post(sync + "/preview").expect(200);
        List<String> told = new ArrayList<>();
        told.add(script.post(sync + "/run").expect(200).text());
        another();
        told.add(script.get("/api/syncs").text());
        told.add(script.get("/api/connections").text());
        told.add(script.get(sync + "/runs").text());
        told.add(script.get("/actuator/prometheus").text());
        told.add(script.get("/actuator/health").text());
        script.delete(sync + "?copies=remove").expect(204);
        told.add(output.getAll());

        assertThat(preview.text()).contains(TITLE);
        assertThat(output.getAll()).contains("SUCCEEDED: 1 writes");
        for (String text : told) {
            assertThat(text).doesNotContain(TITLE, HostProcess.API_TOKEN, World.SECRET, HostProcess.TOKEN_KEYS);
            assertThat(text).doesNotContain(secretsInUse());
        }
        assertThat(output.getAll()).doesNotContain("@example.com");
        assertThat(told.get(4)).doesNotContain("@example.com");
    }

    @Test
    void storesNoContentAndNoSecretInTheOpen() {
        work.create(Sample.graphEvent(TITLE, Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        JdbcClient database = HOST.bean(JdbcClient.class);
        List<String> tables = database.sql("SELECT table_name FROM information_schema.tables "
                        + "WHERE table_schema = 'PUBLIC' AND table_name <> 'SPRING_SESSION_ATTRIBUTES'")
                .query(String.class)
                .list();

        assertThat(tables).hasSizeGreaterThan(15);
        for (String table : tables) {
            List<String> rows = database.sql("SELECT * FROM \"" + table + "\"").query().listOfRows().stream()
                    .map(Object::toString)
                    .toList();
            for (String row : rows) {
                assertThat(row).as(table).doesNotContain(TITLE, World.SECRET, HostProcess.API_TOKEN);
                assertThat(row).as(table).doesNotContain(secretsInUse());
            }
        }
    }

    /** The access tokens that went over the wire and the secrets of subscriptions. */
    private static List<String> secretsInUse() {
        List<String> secrets = new ArrayList<>();
        for (var server : List.of(WORLD.microsoftServer, WORLD.googleServer)) {
            server.journal().list().stream()
                    .flatMap(exchange -> exchange.header("authorization").stream())
                    .map(header -> header.replaceFirst("^Bearer ", ""))
                    .distinct()
                    .forEach(secrets::add);
        }
        assertThat(secrets).isNotEmpty();
        return secrets;
    }
}
