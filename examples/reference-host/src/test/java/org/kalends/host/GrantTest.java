package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.store.Direction;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.ReportView;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.SyncView;
import org.kalends.host.sync.Syncs;
import org.kalends.simulator.entra.EntraFault;

/** Access tokens that have to be renewed at a bad moment: only a grant that is dead makes somebody connect again. */
class GrantTest extends Stage {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Person ann = another();
    private final String microsoft = ann.connection("m365");
    private final Syncs syncs = HOST.bean(Syncs.class);
    private final SyncId sync = made();

    @AfterEach
    void everythingWorksAgain() {
        WORLD.entra.faults().clear();
        syncs.pause(ann.user(), sync);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "HTML_503", "DROPPED"})
    void s40TroubleWhileATokenIsRenewedLeavesTheAccountConnected(EntraFault trouble) {
        expireToken();
        WORLD.entra.faults().on(trouble);

        ReportView report = syncs.run(ann.user(), sync).join();

        assertThat(report.outcome()).isIn(Outcome.FAILED, Outcome.DEFERRED);
        assertThat(WORLD.entra.faults().struck(trouble)).isPositive();
        assertStillConnected();
        WORLD.entra.faults().clear();
        assertThat(syncs.run(ann.user(), sync).join().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void s40ADatabaseThatDoesNotAnswerWhileATokenIsRenewedLeavesTheAccountConnected() throws Exception {
        String calendars = "/api/connections/" + microsoft + "/calendars";
        expireToken();

        try (Connection other = HOST.bean(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            lockToken(other);
            Answer refused = ann.browser().get(calendars).expect(503);
            assertThat(refused.at("detail").asString()).contains("database did not answer");
            other.rollback();
            other.setAutoCommit(true);
        }

        assertStillConnected();
        ann.browser().get(calendars).expect(200);
    }

    @Test
    void s40AGrantThatWasRefusedAndLivesIsTriedAgainByItselfTwoMinutesLater() {
        expireToken();
        // A second refusal counts, and the look that follows the run finds the grant alive.
        WORLD.entra.faults().next(EntraFault.INVALID_GRANT, 2);

        Instant asked = Instant.now();
        ReportView report = syncs.run(ann.user(), sync).join();

        assertThat(report.outcome()).isEqualTo(Outcome.NEEDS_RECONNECT);
        await().atMost(SOON).untilAsserted(this::assertStillConnected);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(view().nextRun().orElseThrow())
                        .isBetween(
                                asked.plus(Duration.ofMinutes(2)), Instant.now().plus(Duration.ofMinutes(2))));
    }

    private void assertStillConnected() {
        assertThat(ann.browser()
                        .get("/api/connections/" + microsoft)
                        .expect(200)
                        .at("status")
                        .asString())
                .isEqualTo("ACTIVE");
        assertThat(view().status()).hasToString("ACTIVE");
    }

    private SyncView view() {
        return syncs.find(ann.user(), sync);
    }

    private SyncId made() {
        SyncRequest request = SyncRequest.standard(
                new CalendarChoice(microsoft, "primary"),
                new CalendarChoice(ann.connection("google"), "primary"),
                Direction.ONE_WAY);
        SyncId made =
                new SyncId(syncs.create(ann.user(), request, FirstRun.SOON).id());
        syncs.run(ann.user(), made).join();
        return made;
    }

    private void expireToken() {
        TokenStore tokens = HOST.bean(TokenStore.class);
        AccountId account = new AccountId(microsoft);
        TokenStore.Stored stored = tokens.find(account).orElseThrow();
        Credential.OAuth fresh = (Credential.OAuth) stored.credential();
        Credential.OAuth old =
                new Credential.OAuth(fresh.accessToken(), fresh.refreshToken(), Instant.EPOCH, fresh.scopes());
        assertThat(tokens.replace(account, stored.revision(), old)).isPresent();
    }

    private void lockToken(Connection other) throws Exception {
        try (PreparedStatement lock =
                other.prepareStatement("SELECT account FROM kalends_token WHERE account = ? FOR UPDATE")) {
            lock.setString(1, microsoft);
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }
}
