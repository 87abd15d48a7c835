package org.kalends.store.jdbc.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.store.StoreException;

/** The table {@code kalends_token}. Only encrypted bytes leave this class for the database. */
public final class TokenRows {

    private static final String FIND = "SELECT account, revision, encrypted FROM kalends_token WHERE account = ?";

    private static final String PAGE = """
            SELECT account, revision, encrypted FROM kalends_token WHERE account > ? ORDER BY account FETCH FIRST ? ROWS ONLY
            """;

    private static final String ADD = "INSERT INTO kalends_token (account, revision, encrypted) VALUES (?, 1, ?)";

    private static final String REPLACE =
            "UPDATE kalends_token SET revision = ?, encrypted = ? WHERE account = ? AND revision = ?";

    /** The revision stays: it counts credentials, and this is the same one. */
    private static final String REENCRYPT =
            "UPDATE kalends_token SET encrypted = ? WHERE account = ? AND revision = ? AND encrypted = ?";

    /**
     * A row as it is.
     *
     * @param account whose credential it is
     * @param revision its revision
     * @param encrypted the credential
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(AccountId account, long revision, byte[] encrypted) {}

    /** A credential as text; exactly one of the two kinds is there. */
    record CredentialText(Optional<OAuthText> oauth, Optional<PasswordText> password) {}

    record OAuthText(String access, Optional<String> refresh, Instant expiresAt, TreeSet<String> scopes) {}

    record PasswordText(String username, String password) {}

    private final Session session;
    private final TokenCipher cipher;

    /** Creates it for a transaction. */
    public TokenRows(Session session, TokenCipher cipher) {
        this.session = session;
        this.cipher = cipher;
    }

    /** Returns the row of an account. */
    public Optional<Row> find(AccountId account) throws SQLException {
        return session.first(FIND, TokenRows::row, account.value());
    }

    /** Locks the row of an account until the transaction ends and returns it. */
    public Optional<Row> lock(AccountId account) throws SQLException {
        return session.first(FIND + " FOR UPDATE", TokenRows::row, account.value());
    }

    /** Returns a page of rows by ascending account. */
    public List<Row> page(String after, int limit) throws SQLException {
        return session.list(PAGE, TokenRows::row, after, limit);
    }

    /** Stores the first credential of an account; a duplicate key when there is one. */
    public void add(AccountId account, Credential credential) throws SQLException {
        session.update(ADD, account.value(), sealed(account, credential));
    }

    /** Returns whether a credential was replaced, which happens at the given revision only. */
    public boolean replace(AccountId account, long revision, Credential credential) throws SQLException {
        byte[] encrypted = sealed(account, credential);
        return session.update(REPLACE, revision + 1, encrypted, account.value(), revision) == 1;
    }

    /**
     * Returns whether a row was encrypted anew, which happens only while it is as it was read.
     *
     * @throws IllegalStateException when it cannot be decrypted
     */
    public boolean reencrypt(Row row) throws SQLException {
        byte[] encrypted = cipher.encrypt(row.account(), cipher.decrypt(row.account(), row.encrypted()));
        return session.update(REENCRYPT, encrypted, row.account().value(), row.revision(), row.encrypted()) == 1;
    }

    /** Deletes the row of an account. */
    public void delete(AccountId account) throws SQLException {
        session.update("DELETE FROM kalends_token WHERE account = ?", account.value());
    }

    /** Returns what a row holds. */
    public Stored stored(Row row) {
        try {
            CredentialText text = Json.read(new String(opened(row), UTF_8), CredentialText.class);
            Optional<Credential> oauth = text.oauth()
                    .map(it -> new Credential.OAuth(it.access(), it.refresh(), it.expiresAt(), it.scopes()));
            Optional<Credential> password =
                    text.password().map(it -> new Credential.AppPassword(it.username(), it.password()));
            return new Stored(oauth.or(() -> password).orElseThrow(), row.revision());
        } catch (StoreException e) {
            throw e;
        } catch (JsonProcessingException | RuntimeException e) {
            // What a parser says may quote the credential.
            throw unreadable(
                    row,
                    "is corrupt or of a newer version",
                    new IllegalStateException(e.getClass().getName()));
        }
    }

    private byte[] opened(Row row) {
        try {
            return cipher.decrypt(row.account(), row.encrypted());
        } catch (IllegalStateException e) {
            throw unreadable(row, "cannot be decrypted (" + e.getMessage() + "): give the cipher its key", e);
        }
    }

    private static StoreException unreadable(Row row, String why, Throwable reason) {
        return new StoreException(
                "store: the token of account " + row.account() + " " + why + ", or connect the account again", reason);
    }

    private byte[] sealed(AccountId account, Credential credential) {
        return cipher.encrypt(account, Json.write(text(credential)).getBytes(UTF_8));
    }

    private static CredentialText text(Credential credential) {
        if (credential instanceof Credential.OAuth oauth) {
            OAuthText text = new OAuthText(
                    oauth.accessToken(), oauth.refreshToken(), oauth.expiresAt(), new TreeSet<>(oauth.scopes()));
            return new CredentialText(Optional.of(text), Optional.empty());
        }
        Credential.AppPassword password = (Credential.AppPassword) credential;
        return new CredentialText(
                Optional.empty(), Optional.of(new PasswordText(password.username(), password.password())));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(new AccountId(row.getString("account")), row.getLong("revision"), row.getBytes("encrypted"));
    }
}
