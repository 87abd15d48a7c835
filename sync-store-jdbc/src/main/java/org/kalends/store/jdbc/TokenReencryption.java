package org.kalends.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.store.StoreException;
import org.kalends.store.jdbc.internal.TokenRows;
import org.kalends.store.jdbc.internal.Transactions;

/**
 * Encrypts all stored credentials with the first key of the ring, so that older keys can be taken away.
 *
 * <p>Runs while everything else does: a row is replaced only while it is as it was read, in a transaction of its own. Running it again
 * does what is left. Safe for use by several threads and nodes.
 */
public final class TokenReencryption {

    private static final int PAGE = 200;

    private final Transactions transactions;
    private final AesTokenCipher cipher;

    /** Creates it for a database and the cipher of its {@link JdbcTokenStore}. */
    public TokenReencryption(DataSource database, AesTokenCipher cipher) {
        this.transactions = new Transactions(Objects.requireNonNull(database, "database"));
        this.cipher = Objects.requireNonNull(cipher, "cipher");
    }

    /**
     * Walks over all rows, page by page, and encrypts those anew that are not under the first key.
     *
     * @return how many that were
     * @throws StoreException when some cannot be decrypted; it names their accounts, and all others are done
     */
    public int run() {
        int done = 0;
        List<AccountId> unreadable = new ArrayList<>();
        String after = "";
        List<TokenRows.Row> page = page(after);
        while (!page.isEmpty()) {
            for (TokenRows.Row row : page) {
                try {
                    done += isOld(row) && reencrypt(row) ? 1 : 0;
                } catch (IllegalStateException e) {
                    unreadable.add(row.account());
                }
            }
            after = page.get(page.size() - 1).account().value();
            page = page(after);
        }
        if (!unreadable.isEmpty()) {
            throw new StoreException(
                    "store: the tokens of accounts " + unreadable
                            + " cannot be decrypted: give the cipher their keys, or connect the " + "accounts again; "
                            + done + " others were encrypted anew",
                    new IllegalStateException("token: no key fits"));
        }
        return done;
    }

    private List<TokenRows.Row> page(String after) {
        return transactions.run(session -> new TokenRows(session, cipher).page(after, PAGE));
    }

    private boolean isOld(TokenRows.Row row) {
        return !cipher.isCurrent(row.encrypted());
    }

    private boolean reencrypt(TokenRows.Row row) {
        return transactions.run(session -> new TokenRows(session, cipher).reencrypt(row));
    }
}
