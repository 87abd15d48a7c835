package org.kalends.tck;

import org.kalends.api.auth.TokenStore;
import org.kalends.memory.InMemoryTokenStore;

class InMemoryTokenStoreTest extends TokenStoreTck {

    @Override
    protected TokenStoreFixture fixture() {
        return new Fixture(new InMemoryTokenStore());
    }

    record Fixture(TokenStore store) implements TokenStoreFixture {

        @Override
        public String name() {
            return "in-memory token store";
        }

        @Override
        public TokenStore reopened() {
            return store;
        }
    }
}
