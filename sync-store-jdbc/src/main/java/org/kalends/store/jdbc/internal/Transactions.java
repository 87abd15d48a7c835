package org.kalends.store.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.kalends.api.store.StoreException;

/**
 * Runs work in one transaction each and tells what went wrong as a {@link StoreException}. Safe for use by several threads.
 *
 * <p>What the database has undone because two transactions met is done again, a bounded number of times.
 */
public final class Transactions {

    private static final int MOST_ATTEMPTS = 10;

    private final DataSource database;

    /** Creates it for a database. */
    public Transactions(DataSource database) {
        this.database = database;
    }

    /**
     * What is done in a transaction.
     *
     * @param <T> the type of its answer
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T in(Session session) throws SQLException;
    }

    /** What is done in a transaction and has no answer. */
    @FunctionalInterface
    public interface Change {
        /** Does it. */
        void in(Session session) throws SQLException;
    }

    /** Returns the answer of work that may be done again: it touches nothing but the database. */
    public <T> T run(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (SQLException e) {
                if (attempt == MOST_ATTEMPTS || !Failures.undoneByAnother(e)) {
                    throw Failures.told(e);
                }
            }
        }
    }

    /** Makes a change that may be made again: it touches nothing but the database. */
    public void change(Change change) {
        run(session -> {
            change.in(session);
            return true;
        });
    }

    /** Returns the answer of work that touches more than the database, and so is never done again. */
    public <T> T runOnce(Work<T> work) {
        try {
            return attempt(work);
        } catch (SQLException e) {
            throw Failures.told(e);
        }
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T answer;
            try {
                answer = work.in(new Session(connection));
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection, before, e);
                throw e;
            }
            connection.setAutoCommit(before);
            return answer;
        }
    }

    /** What the transaction failed with is told, not what came of undoing it. */
    private static void undo(Connection connection, boolean autoCommit, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
