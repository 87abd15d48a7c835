package org.kalends.store.jdbc;

import org.kalends.tck.TokenStoreFixture;
import org.kalends.tck.TokenStoreTck;

class TokenStoreOnH2Test extends TokenStoreTck {

    @Override
    protected TokenStoreFixture fixture() {
        return new TokenFixture(TestDatabase.Kind.H2);
    }
}
