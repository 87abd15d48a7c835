package org.kalends.store.jdbc;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.store.jdbc.internal.TokenRows;
import org.kalends.store.jdbc.internal.Transactions;

/**
 * Credentials in a database, encrypted.
 *
 * <p>Safe for use by several threads and nodes. Each method is one transaction on a connection of its own and durable on return. A
 * credential that cannot be decrypted or read is a {@link org.kalends.api.store.StoreException} that names the account; so is everything
 * that the database refuses. Nothing may be null.
 */
public final class JdbcTokenStore implements TokenStore {

    private final Transactions transactions;
    private final TokenCipher cipher;

    /**
     * Creates a store.
     *
     * @param database hands out connections; a pool
     * @param cipher encrypts what is stored; its keys must not be in the database
     * @throws org.kalends.api.store.StoreException when the database cannot be reached or its schema is not the one of this library
     */
    public JdbcTokenStore(DataSource database, TokenCipher cipher) {
        new JdbcSchema(database).verify();
        this.transactions = new Transactions(database);
        this.cipher = Objects.requireNonNull(cipher, "cipher");
    }

    @Override
    public Optional<Stored> find(AccountId account) {
        return transactions.run(session -> {
            TokenRows tokens = new TokenRows(session, cipher);
            return tokens.find(account).map(tokens::stored);
        });
    }

    @Override
    public Optional<Stored> replace(AccountId account, long expectedRevision, Credential credential) {
        return transactions.run(session -> {
            TokenRows tokens = new TokenRows(session, cipher);
            boolean done;
            if (expectedRevision == 0) {
                done = tokens.find(account).isEmpty();
                if (done) {
                    tokens.add(account, credential);
                }
            } else {
                done = tokens.replace(account, expectedRevision, credential);
            }
            return done ? Optional.of(new Stored(credential, expectedRevision + 1)) : Optional.empty();
        });
    }

    /**
     * Renews a credential once, however many threads and nodes want it at the same time: the first one asks, the others wait and are given
     * the answer. The new credential is stored before anybody gets it. When {@code renewal} or the database fails, nothing is changed.
     *
     * <p>The row of the account stays locked, and a connection in use, until {@code renewal} returns: give it a time limit.
     *
     * @param seenRevision the revision of the credential that has to be renewed; when there is a newer one already, that is the answer
     * @param renewal gets a fresh credential for the one given; called at most once
     * @return what is stored now; empty when the account is not connected
     */
    public Optional<Stored> renew(AccountId account, long seenRevision, UnaryOperator<Credential> renewal) {
        return transactions.runOnce(session -> {
            TokenRows tokens = new TokenRows(session, cipher);
            Optional<Stored> now = tokens.lock(account).map(tokens::stored);
            if (now.isEmpty() || now.get().revision() > seenRevision) {
                return now;
            }
            long revision = now.get().revision();
            Credential fresh = renewal.apply(now.get().credential());
            tokens.replace(account, revision, fresh);
            return Optional.of(new Stored(fresh, revision + 1));
        });
    }

    @Override
    public void erase(AccountId account) {
        transactions.change(session -> new TokenRows(session, cipher).delete(account));
    }
}
