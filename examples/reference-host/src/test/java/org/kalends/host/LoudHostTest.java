package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kalends.simulator.icloud.ICloudAccount;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An operator looks for a fault and sets the root logger to debug: still no content, and no secret, in logs, metrics or problems. */
@ExtendWith(OutputCaptureExtension.class)
class LoudHostTest extends Stage {

    private static final List<String> CONTENT = List.of(
            "Severance talk", "Bring the termination letter", "Room Rumpelstilzchen", "guest-of-ada@example.net");
    private static final LoggingSystem LOGS = LoggingSystem.get(LoudHostTest.class.getClassLoader());

    /** The simulated services live in this process too, and may say what they see. */
    private static final List<String> SIMULATORS = List.of("org.kalends.simulator", "wiremock", "org.wiremock");

    @BeforeEach
    void speakUp() {
        SIMULATORS.forEach(name -> LOGS.setLogLevel(name, LogLevel.OFF));
        LOGS.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.DEBUG);
    }

    @AfterEach
    void calmDown() {
        LOGS.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    @Test
    void tellsNoContentAndNoSecretAtDebug(CapturedOutput output) {
        ICloudAccount apple = WORLD.icloud.account("loud@icloud.example");
        List<String> told = new ArrayList<>(problems());
        told.add(script.post("/api/connections/icloud", appleBody(apple.appPassword()))
                .expect(201)
                .at("id")
                .asString());
        String icloud = told.get(told.size() - 1);
        work.create(secretMeeting());
        String first = sync("\"direction\":\"TWO_WAY\"");
        String second = "/api/syncs/"
                + script.post("/api/syncs", bodyTo(icloud)).expect(201).at("id").asString();
        for (String sync : List.of(first, second)) {
            script.post(sync + "/preview").expect(200);
            told.add(script.post(sync + "/run").expect(200).text());
            told.add(script.get(sync).text());
            told.add(script.get(sync + "/runs").text());
            told.add(script.get(sync + "/parked").text());
        }
        WORLD.graph.refuseTokensOf(OWNER.mailbox());
        told.add(script.post(first + "/run").expect(200).text());
        told.add(script.get("/actuator/prometheus").text());
        script.delete(first + "?copies=remove").expect(204);
        script.delete(second + "?copies=remove").expect(204);
        script.delete("/api/connections/" + icloud).expect(204);
        told.add(output.getAll());

        assertThat(output.getAll()).contains(" DEBUG ").contains("SUCCEEDED: 1 writes");
        for (String text : told) {
            assertThat(text).doesNotContain(CONTENT).doesNotContain(secrets(apple));
            assertThat(text).doesNotContain("owner@example.com", "loud@icloud.example", "wrong-app-password");
        }
    }

    /** What callers do wrong may hold secrets too. */
    private List<String> problems() {
        List<Answer> answers = List.of(
                script.post("/api/connections/icloud", appleBody("wrong-app-password")),
                script.post("/api/connections/icloud", "{\"appPassword\": \"wrong-app-password\""),
                script.post("/api/syncs", workToHome("\"forward\":{\"title\":{\"text\":\"" + CONTENT.get(0) + "\"}}")),
                script.post("/webhooks/m365", "{\"value\":[{\"clientState\":\"" + CONTENT.get(1) + "\"}]}"),
                HOST.browser().get("/oauth/callback/m365?state=forged&code=wrong-app-password"),
                HOST.browser().send("GET", "/api/me", "", Map.of("Authorization", "Bearer wrong-app-password")));
        assertThat(answers).allMatch(answer -> answer.status() >= 400 && answer.status() < 500);
        return answers.stream().map(Answer::text).toList();
    }

    private static String appleBody(String password) {
        return "{\"appleId\":\"loud@icloud.example\",\"appPassword\":\"" + password + "\"}";
    }

    private String bodyTo(String icloud) {
        return "{\"source\":{\"connection\":\"" + MICROSOFT + "\",\"calendar\":\"" + work.id() + "\"},"
                + "\"target\":{\"connection\":\"" + icloud + "\",\"calendar\":\"primary\"}}";
    }

    private static ObjectNode secretMeeting() {
        ObjectNode event = Sample.graphEvent(CONTENT.get(0), Sample.soon(2));
        event.putObject("body").put("contentType", "text").put("content", CONTENT.get(1));
        event.putObject("location").put("displayName", CONTENT.get(2));
        ObjectNode guest = event.putArray("attendees").addObject().put("type", "required");
        guest.putObject("emailAddress").put("address", CONTENT.get(3)).put("name", "A guest");
        return event;
    }

    /** Everything that opened anything: settings, tokens that went over the wire, the app-specific password. */
    private static List<String> secrets(ICloudAccount apple) {
        List<String> secrets = new ArrayList<>(
                List.of(HostProcess.API_TOKEN, HostProcess.TOKEN_KEYS, World.SECRET, apple.appPassword()));
        for (var server : List.of(WORLD.microsoftServer, WORLD.googleServer, WORLD.appleServer)) {
            server.journal().list().stream()
                    .flatMap(exchange -> exchange.header("authorization").stream())
                    .map(header -> header.replaceFirst("^\\w+ ", ""))
                    .distinct()
                    .forEach(secrets::add);
        }
        assertThat(secrets).hasSizeGreaterThan(6);
        return secrets;
    }
}
