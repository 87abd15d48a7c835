package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.store.Direction;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.Connections;
import org.kalends.host.connection.Copies;
import org.kalends.host.connection.Farewell;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.Syncs;
import org.kalends.simulator.Exchange;
import org.springframework.jdbc.core.simple.JdbcClient;

class DisconnectTest extends Stage {

    private final Person ann = another();
    private final String microsoft = ann.connection("m365");
    private final String google = ann.connection("google");
    private final SyncId sync = synced();

    @Test
    void endsTheSyncsOfTheAccountAndLeavesTheirCopies() {
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);

        assertThat(HOST.bean(Syncs.class).list(ann.user())).isEmpty();
        assertThat(Sample.titles(ann.google().calendar())).containsExactly("Design review");
        assertThat(ann.browser().get("/api/connections").json()).hasSize(1);
    }

    @Test
    void takesTheCopiesAlongWhenTold() {
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.REMOVE);

        assertThat(Sample.titles(ann.google().calendar())).isEmpty();
        assertThat(Sample.titles(ann.mailbox().calendar())).containsExactly("Design review");
    }

    @Test
    void givesTheGrantBackAndErasesIt() {
        TokenStore tokens = HOST.bean(TokenStore.class);
        assertThat(tokens.find(new AccountId(google))).isPresent();

        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);

        assertThat(tokens.find(new AccountId(google))).isEmpty();
        assertThat(tokens.find(new AccountId(microsoft))).isPresent();
        assertThat(WORLD.googleServer.journal().list())
                .filteredOn(exchange -> exchange.path().equals("/revoke"))
                .last()
                .extracting(Exchange::status)
                .isEqualTo(200);
    }

    @Test
    void cancelsTheSubscriptionsOfTheAccount() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !channels().isEmpty());
        List<String> channels = channels();
        assertThat(WORLD.google.channels()).containsAll(channels);

        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);

        assertThat(WORLD.google.channels()).doesNotContainAnyElementsOf(channels);
        assertThat(channels()).isEmpty();
    }

    @Test
    void letsADisconnectedAccountComeToAUserOfItsOwn() {
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);

        Caller ben = HOST.browser();
        WORLD.identity.signIn(ann.google());
        ben.get("/connect/google").expect(200);

        assertThat(ben.get("/api/me").expect(200).at("id").asString())
                .isNotEqualTo(ann.user().value());
        assertThat(ben.get("/api/connections").json()).hasSize(1);
        assertThat(ann.browser().get("/api/connections").json()).hasSize(1);
    }

    @Test
    void stillLetsInWhoHasDisconnectedAllOfTheirAccounts() {
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(microsoft), Copies.KEEP);

        Caller otherBrowser = HOST.browser();
        WORLD.entra.signIn(ann.mailbox());
        otherBrowser.get("/connect/m365").expect(200);

        assertThat(otherBrowser.get("/api/me").expect(200).at("id").asString())
                .isEqualTo(ann.user().value());
    }

    @Test
    void forgetsTheLastAccountWhenAnotherOneIsConnectedInItsPlace() {
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(google), Copies.KEEP);
        HOST.bean(Connections.class).disconnect(ann.user(), new ConnectionId(microsoft), Copies.KEEP);
        WORLD.identity.signIn(ann.google());
        ann.browser().get("/connect/google").expect(200);

        Caller ben = HOST.browser();
        WORLD.entra.signIn(ann.mailbox());
        ben.get("/connect/m365").expect(200);

        assertThat(ben.get("/api/me").expect(200).at("id").asString())
                .isNotEqualTo(ann.user().value());
        assertThat(rows("host_identity", "user_id", ann.user().value())).isOne();
    }

    @Test
    void leavesNothingOfAUserWhoGoes() {
        String user = ann.user().value();

        HOST.bean(Farewell.class).delete(ann.user(), Copies.REMOVE);

        assertThat(rows("host_user", "id", user)).isZero();
        assertThat(rows("host_identity", "user_id", user)).isZero();
        assertThat(rows("host_connection", "user_id", user)).isZero();
        assertThat(rows("host_sync", "user_id", user)).isZero();
        assertThat(rows("host_subscription", "connection", google)).isZero();
        assertThat(rows("kalends_token", "account", google)).isZero();
        assertThat(rows("kalends_token", "account", microsoft)).isZero();
        assertThat(rows("kalends_pair", "id", sync.value())).isZero();
        assertThat(Sample.titles(ann.google().calendar())).isEmpty();
    }

    @Test
    void saysWhichAccountHasToBeConnectedAgainAndGoesOnWhenItIs() {
        WORLD.identity.revoke(ann.google());
        WORLD.google.refuseTokensOf(ann.google());
        ann.mailbox().calendar().create(Sample.graphEvent("Later", Sample.soon(2)));
        HOST.bean(Syncs.class).run(ann.user(), sync).join();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(google)).isEqualTo("NEEDS_RECONNECT"));
        Answer view = ann.browser().get("/api/syncs/" + sync).expect(200);
        assertThat(view.at("status").asString()).isEqualTo("NEEDS_RECONNECT");
        assertThat(view.at("problem.remedy").asString()).contains("Connect the account again");
        assertThat(status(microsoft)).isEqualTo("ACTIVE");
        assertThat(Sample.titles(ann.google().calendar())).containsExactly("Design review");

        WORLD.identity.signIn(ann.google());
        ann.browser().get("/connect/google?connection=" + google);

        assertThat(status(google)).isEqualTo("ACTIVE");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(Sample.titles(ann.google().calendar())).containsExactly("Design review", "Later"));
    }

    private SyncId synced() {
        ann.mailbox().calendar().create(Sample.graphEvent("Design review", Sample.soon(1)));
        Syncs syncs = HOST.bean(Syncs.class);
        SyncRequest request = SyncRequest.standard(
                new CalendarChoice(microsoft, "primary"), new CalendarChoice(google, "primary"), Direction.ONE_WAY);
        SyncId made =
                new SyncId(syncs.create(ann.user(), request, FirstRun.SOON).id());
        assertThat(syncs.run(ann.user(), made).join().created()).isOne();
        return made;
    }

    private String status(String connection) {
        for (var one : ann.browser().get("/api/connections").expect(200).json()) {
            if (one.get("id").asString().equals(connection)) {
                return one.get("status").asString();
            }
        }
        return "gone";
    }

    private List<String> channels() {
        return HOST.bean(JdbcClient.class)
                .sql("SELECT id FROM host_subscription WHERE connection = ?")
                .param(google)
                .query(String.class)
                .list();
    }

    private static long rows(String table, String column, String value) {
        return HOST.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
                .param(value)
                .query(Long.class)
                .single();
    }
}
