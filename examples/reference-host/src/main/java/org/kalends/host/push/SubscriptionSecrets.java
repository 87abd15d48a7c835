package org.kalends.host.push;

import java.util.Base64;
import java.util.List;
import org.kalends.api.model.AccountId;
import org.kalends.store.jdbc.AesTokenCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The encrypted secrets of all subscriptions, when keys are rotated. Safe for use by several nodes at once. */
@Component
public final class SubscriptionSecrets {

    private final JdbcClient database;
    private final AesTokenCipher cipher;

    private record Row(AccountId account, String calendar, String secret) {

        byte[] encrypted() {
            return Base64.getDecoder().decode(secret);
        }
    }

    SubscriptionSecrets(JdbcClient database, AesTokenCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /**
     * Encrypts with the first key what is under another one. A row that changes meanwhile is left alone, and one that no key opens is
     * forgotten: its calendar is then watched anew.
     *
     * @return how many those were
     */
    public int encryptAnew() {
        return rows().stream()
                .filter(row -> !cipher.isCurrent(row.encrypted()))
                .mapToInt(this::encryptAnew)
                .sum();
    }

    private int encryptAnew(Row row) {
        try {
            byte[] plain = cipher.decrypt(row.account(), row.encrypted());
            return database.sql(
                            "UPDATE host_subscription SET secret = ? WHERE connection = ? AND calendar = ? AND secret"
                                    + " = ?")
                    .params(
                            Base64.getEncoder().encodeToString(cipher.encrypt(row.account(), plain)),
                            row.account().value(),
                            row.calendar(),
                            row.secret())
                    .update();
        } catch (IllegalStateException e) {
            return database.sql("DELETE FROM host_subscription WHERE connection = ? AND calendar = ? AND secret = ?")
                    .params(row.account().value(), row.calendar(), row.secret())
                    .update();
        }
    }

    private List<Row> rows() {
        return database.sql("SELECT connection, calendar, secret FROM host_subscription")
                .query((row, number) -> new Row(new AccountId(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }
}
