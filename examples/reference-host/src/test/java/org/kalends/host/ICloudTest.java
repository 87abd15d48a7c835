package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.icloud.ICloudAccount;

class ICloudTest extends Stage {

    private final ICloudAccount apple = WORLD.icloud.account("owner" + NUMBERS.incrementAndGet() + "@icloud.com");

    @Test
    void connectsAnAccountThatItsPasswordOpens() {
        Answer made = connect(apple.appPassword()).expect(201);

        assertThat(made.at("provider").asString()).isEqualTo("icloud");
        assertThat(made.at("email").asString()).isEqualTo(apple.appleId());
        assertThat(made.text()).doesNotContain(apple.appPassword());
        assertThat(script.get("/api/connections/" + made.at("id").asString() + "/calendars")
                        .expect(200)
                        .text())
                .contains("Home", "Work");
        script.delete("/api/connections/" + made.at("id").asString()).expect(204);
    }

    @Test
    void storesNothingWhenThePasswordIsRefused() {
        int before = script.get("/api/connections").json().size();

        Answer refused = connect("abcd-efgh-ijkl-mnop").expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("appPassword");
        assertThat(refused.at("detail").asString()).contains("app-specific password");
        assertThat(script.get("/api/connections").json()).hasSize(before);
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(script.post("/api/connections/icloud", "{\"appPassword\":\"abcd-efgh-ijkl-mnop\"}")
                        .expect(400)
                        .at("field")
                        .asString())
                .isEqualTo("appleId");
        assertThat(script.post("/api/connections/icloud", "{\"appleId\":\"ann@icloud.com\"}")
                        .expect(400)
                        .at("field")
                        .asString())
                .isEqualTo("appPassword");
    }

    @Test
    void keepsTheIdWhenItIsConnectedAgain() {
        String first = connect(apple.appPassword()).expect(201).at("id").asString();

        String second = connect(apple.issuePassword()).expect(201).at("id").asString();

        assertThat(second).isEqualTo(first);
        script.delete("/api/connections/" + first).expect(204);
    }

    @Test
    void bringsAnEditFromICloudWithoutADoorbell() {
        String connection = connect(apple.appPassword()).expect(201).at("id").asString();
        String body = "{\"source\":{\"connection\":\"" + connection + "\",\"calendar\":\""
                + apple.calendar().path() + "\"},\"target\":{\"connection\":\"" + GOOGLE + "\",\"calendar\":\""
                + home.id()
                + "\"}}";
        String sync = "/api/syncs/"
                + script.post("/api/syncs", body).expect(201).at("id").asString();
        script.post(sync + "/run").expect(200);

        apple.calendar().put("one.ics", ics("Choir practice"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sample.titles(home)).containsExactly("Choir practice"));
        assertThat(script.get(sync).at("source.updates").asString()).isEqualTo("POLLING");
        script.delete("/api/connections/" + connection + "?copies=remove").expect(204);
        assertThat(Sample.titles(home)).isEmpty();
    }

    private Answer connect(String password) {
        return script.post(
                "/api/connections/icloud",
                "{\"appleId\":\"" + apple.appleId() + "\",\"appPassword\":\"" + password + "\"}");
    }

    private static String ics(String title) {
        String start = Sample.soon(1).format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//test//EN",
                "BEGIN:VEVENT",
                "UID:one@example.com",
                "DTSTAMP:20260101T000000Z",
                "DTSTART:" + start + "Z",
                "DURATION:PT1H",
                "SUMMARY:" + title,
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }
}
