package org.kalends.examples.caldavsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import org.h2.jdbcx.JdbcConnectionPool;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncStore;
import org.kalends.core.Installation;
import org.kalends.store.jdbc.JdbcSchema;
import org.kalends.store.jdbc.JdbcSyncStore;

/**
 * What is remembered between two runs: a database in an H2 file, and beside it the key of its hashes, without which nobody learns
 * anything from the file.
 */
final class StateFile implements AutoCloseable {

    private static final int SECRET_BYTES = 32;
    private static final int ALREADY_IN_USE = 90020;

    private final Installation installation;
    private final JdbcConnectionPool pool;
    private final SyncStore store;

    private StateFile(Installation installation, JdbcConnectionPool pool) {
        this.installation = installation;
        this.pool = pool;
        this.store = new JdbcSyncStore(pool, Clock.systemUTC());
    }

    /**
     * Opens the state, or begins one.
     *
     * @param file the database without its extension
     * @throws StateException when another process has it, or it is damaged, newer, or without its key
     */
    static StateFile open(Path file) {
        Path database = file.resolveSibling(file.getFileName() + ".mv.db");
        Path key = file.resolveSibling(file.getFileName() + ".key");
        Installation installation = new Installation("caldav-sync", secret(database, key));
        // Each commit is on disk before it returns, so that a kill at any moment loses nothing.
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "", "");
        try (Connection first = pool.getConnection()) {
            new JdbcSchema(pool).migrate();
        } catch (SQLException e) {
            pool.dispose();
            String problem = e.getErrorCode() == ALREADY_IN_USE
                    ? "another process is using it: wait for that one, or name another file with --state"
                    : "it cannot be opened (H2 error " + e.getErrorCode() + "): restore a backup, or name another file";
            throw new StateException("state " + database + ": " + problem, e);
        } catch (StoreException e) {
            pool.dispose();
            throw new StateException("state " + database + ": " + e.getMessage(), e);
        }
        return new StateFile(installation, pool);
    }

    Installation installation() {
        return installation;
    }

    SyncStore store() {
        return store;
    }

    @Override
    public void close() {
        pool.dispose();
    }

    private static byte[] secret(Path database, Path key) {
        try {
            if (Files.exists(key)) {
                byte[] secret = Base64.getDecoder().decode(Files.readString(key).strip());
                if (secret.length == SECRET_BYTES) {
                    return secret;
                }
                throw new StateException("key " + key + ": it is damaged: restore it from a backup");
            }
            if (Files.exists(database)) {
                throw new StateException("key " + key
                        + ": it is missing, and without it no copy is recognised: restore it, or delete all copies"
                        + " and begin again with another --state");
            }
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Files.createDirectories(key.toAbsolutePath().getParent());
            Files.writeString(
                    Files.createFile(key, ownerOnly(key)), Base64.getEncoder().encodeToString(secret) + "\n");
            return secret;
        } catch (IllegalArgumentException e) {
            throw new StateException("key " + key + ": it is damaged: restore it from a backup", e);
        } catch (IOException e) {
            throw new StateException("key " + key + ": it cannot be read or written: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path key) {
        boolean posix = key.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
