package org.kalends.store.jdbc;

import java.util.List;
import java.util.Optional;
import org.kalends.api.auth.TokenStore;
import org.kalends.tck.TokenStoreFixture;

final class TokenFixture implements TokenStoreFixture {

    private final TestDatabase.Kind kind;
    private final TestDatabase database;

    TokenFixture(TestDatabase.Kind kind) {
        this.kind = kind;
        this.database = TestDatabase.of(kind);
    }

    @Override
    public String name() {
        return "JdbcTokenStore on " + kind;
    }

    @Override
    public TokenStore store() {
        return reopened();
    }

    @Override
    public TokenStore reopened() {
        return new JdbcTokenStore(database.pool(), new AesTokenCipher(List.of(Keys.key(1))));
    }

    @Override
    public Optional<String> written() {
        return Optional.of(database.dump());
    }

    @Override
    public void close() {
        database.close();
    }
}
