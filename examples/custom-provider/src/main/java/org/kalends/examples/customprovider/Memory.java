package org.kalends.examples.customprovider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.kalends.api.store.SyncStore;
import org.kalends.core.Installation;
import org.kalends.store.jdbc.JdbcSchema;
import org.kalends.store.jdbc.JdbcSyncStore;

/** What is remembered between two runs: which copy belongs to which event, and the key of the hashes that tell it. */
final class Memory implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Installation installation;
    private final JdbcConnectionPool pool;
    private final SyncStore store;

    private Memory(Installation installation, JdbcConnectionPool pool) {
        this.installation = installation;
        this.pool = pool;
        this.store = new JdbcSyncStore(pool, Clock.systemUTC());
    }

    /** Opens what lies in a folder, or begins it. One process at a time may have it open. */
    static Memory open(Path folder) {
        Installation installation = new Installation("folder-sync", secret(folder));
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("links") + ";WRITE_DELAY=0", "", "");
        try {
            new JdbcSchema(pool).migrate();
        } catch (RuntimeException e) {
            pool.dispose();
            throw e;
        }
        return new Memory(installation, pool);
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

    private static byte[] secret(Path folder) {
        try {
            Path file = Files.createDirectories(folder).resolve("secret");
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            return Files.readAllBytes(Files.write(file, secret));
        } catch (IOException e) {
            throw new UncheckedIOException("state: its secret cannot be read or written", e);
        }
    }
}
