package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.store.PairPolicy;

/** What people wrote and what opens their accounts is in no table, at no time: everything is looked at after each commit. */
class SecrecyTest {

    private static final String WORD = "canary";

    @ParameterizedTest
    @EnumSource
    void noTableEverHoldsContentOrTokensInPlain(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabase.of(kind)) {
            HookedDatabase hooked = new HookedDatabase(database.pool());
            List<String> dumps = new ArrayList<>();
            hooked.afterCommit = sql -> dumps.add(database.dump());
            TestWorld world = new TestWorld(hooked, PairPolicy.twoWay());
            connect(new JdbcTokenStore(hooked, new AesTokenCipher(List.of(Keys.key(1)))));
            live(world);

            assertThat(dumps).hasSizeGreaterThan(50);
            assertThat(String.join("\n", dumps))
                    .as("every kind of row was there")
                    .contains("kalends_pair\npair|", "kalends_link\npair|", "kalends_intent\npair|")
                    .contains("kalends_parked\npair|", "kalends_report\npair|", "kalends_token\naccount")
                    .doesNotContainIgnoringCase(WORD)
                    .doesNotContain("Y2FuYXJ5");
        }
    }

    private static void connect(JdbcTokenStore tokens) {
        tokens.replace(
                new AccountId("account-1"),
                0,
                new Credential.OAuth(
                        WORD + "-access", Optional.of(WORD + "-refresh"), Instant.EPOCH, Set.of(WORD + "-scope")));
        tokens.replace(new AccountId("account-2"), 0, new Credential.AppPassword(WORD + "@example.org", WORD));
    }

    private static void live(TestWorld world) {
        EventKey one = world.a.add(TestWorld.event(WORD, 7));
        EventKey bad = world.a.add(TestWorld.event(WORD, 8));
        world.a.add(TestWorld.weekly(WORD, 9));
        world.b.add(TestWorld.event(WORD, 10));
        world.run();
        world.a.spoil(bad);
        world.a.edit(one, event -> event.toBuilder().title(WORD + " moved").build());
        world.providerB.faults().loseAnswers(1);
        world.run();
        world.providerB.faults().failWrite(1, FailureKind.PERMANENT);
        world.a.delete(one);
        world.run();
        world.run();
    }
}
