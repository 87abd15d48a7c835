package org.kalends.tck;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.SyncStore;
import org.kalends.core.mapping.IdentityMapping;
import org.kalends.memory.InMemoryJobQueue;
import org.kalends.memory.InMemoryTokenStore;

/** Runs the kit on whatever {@link #wrapper} makes of an implementation that keeps all rules. Not a test by itself. */
final class Mutated {

    static volatile UnaryOperator<Object> wrapper = UnaryOperator.identity();

    private Mutated() {}

    @SuppressWarnings("unchecked")
    static <T> T broken(T implementation) {
        return (T) wrapper.apply(implementation);
    }

    static class Provider extends CalendarProviderTck {
        @Override
        protected ProviderFixture fixture() {
            return new InMemoryProviderFixture(
                    "mutant", InMemoryProviderFixture.builder().pageSize(25), Mutated::<CalendarProvider>broken);
        }
    }

    static class Store extends SyncStoreTck {
        @Override
        protected SyncStoreFixture fixture() {
            return new InMemorySyncStoreFixture(Mutated::<SyncStore>broken);
        }
    }

    static class Queue extends JobQueueTck {
        @Override
        protected JobQueueFixture fixture() {
            return new InMemoryJobQueueTest.Fixture(Mutated.<JobQueue>broken(new InMemoryJobQueue()));
        }
    }

    static class Tokens extends TokenStoreTck {
        @Override
        protected TokenStoreFixture fixture() {
            TokenStore store = Mutated.<TokenStore>broken(new InMemoryTokenStore());
            return new TokenStoreFixture() {
                @Override
                public String name() {
                    return "mutant";
                }

                @Override
                public TokenStore store() {
                    return store;
                }

                @Override
                public TokenStore reopened() {
                    return store;
                }

                /** A medium on which everything lies in clear. */
                @Override
                public Optional<String> written() {
                    return store.find(new AccountId("account-2"))
                            .map(found -> ((Credential.AppPassword) found.credential()).password());
                }
            };
        }
    }

    static class Ciphers extends TokenCipherTck {
        @Override
        protected TokenCipherFixture fixture() {
            return new SampleCipherTest.Fixture(Mutated::<TokenCipher>broken);
        }
    }

    static class Mapping extends EventMappingTck {
        @Override
        protected EventMappingFixture fixture() {
            return new ShippedMappingsTest.Fixture("mutant", Mutated.<EventMapping>broken(new IdentityMapping()));
        }
    }

    static class Notifications extends NotificationSourceTck {
        @Override
        protected NotificationSourceFixture fixture() {
            return new SampleNotifications.Fixture(Mutated.<NotificationSource>broken(new SampleNotifications()));
        }
    }

    static class SignIn extends AuthorizationTck {
        @Override
        protected AuthorizationFixture fixture() {
            return new SampleAuthorization.Fixture(
                    "mutant", Mutated.<Authorization>broken(new SampleAuthorization(true)), true);
        }
    }
}
