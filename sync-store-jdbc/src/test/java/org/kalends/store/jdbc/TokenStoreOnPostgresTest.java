package org.kalends.store.jdbc;

import org.kalends.tck.TokenStoreFixture;
import org.kalends.tck.TokenStoreTck;

class TokenStoreOnPostgresTest extends TokenStoreTck {

    @Override
    protected TokenStoreFixture fixture() {
        return new TokenFixture(TestDatabase.Kind.POSTGRESQL);
    }
}
