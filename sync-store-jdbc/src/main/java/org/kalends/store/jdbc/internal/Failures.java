package org.kalends.store.jdbc.internal;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.kalends.api.store.StoreException;

/** What the databases' error states mean (SQL:2016 class and subclass; PostgreSQL appendix A). */
final class Failures {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String DUPLICATE_KEY = "23505";
    private static final String H2_ROW_CHANGED_MEANWHILE = "90131";

    /** A duplicate key is among them: two MERGEs met that both found no row. The second time one is there. */
    private static final Set<String> UNDONE_BY_ANOTHER =
            Set.of(SERIALIZATION_FAILURE, DEADLOCK, DUPLICATE_KEY, H2_ROW_CHANGED_MEANWHILE);

    private static final String MISSING_TABLE =
            "a table or column is missing: apply the schema with JdbcSchema or Flyway";
    private static final String OUT_OF_SPACE =
            "the database is out of disk, memory or connections: make room, then run again";

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry(SERIALIZATION_FAILURE, "transactions kept meeting each other: run again"),
            Map.entry(DEADLOCK, "transactions kept locking each other out: run again"),
            Map.entry(DUPLICATE_KEY, "a row of the same key was written at the same time again and again: run again"),
            Map.entry("25006", "the database is read-only: connect to the primary"),
            Map.entry("42P01", MISSING_TABLE),
            Map.entry("42703", MISSING_TABLE),
            Map.entry("42S02", MISSING_TABLE),
            Map.entry("42S03", MISSING_TABLE),
            Map.entry("42S04", MISSING_TABLE),
            Map.entry("42S22", MISSING_TABLE),
            Map.entry("90031", OUT_OF_SPACE),
            Map.entry("HYT00", "a lock was not free in time: run again"),
            Map.entry("55P03", "a lock was not free in time: run again"),
            Map.entry("57014", "the database cancelled a statement that took too long: run again"));

    private static final Map<String, String> BY_CLASS = Map.of(
            "08", "the database cannot be reached: see that it runs, then run again",
            "28", "the database refused the user or password",
            "42", "the database user may not do this, or the schema is not the one of this version",
            "53", OUT_OF_SPACE,
            "57", "the database is shutting down or starting: run again",
            "58", "the database has trouble with its disk: look at its log");

    private Failures() {}

    /** Returns whether the database undid a transaction only because of another one. */
    static boolean undoneByAnother(SQLException e) {
        return UNDONE_BY_ANOTHER.contains(state(e));
    }

    /** Returns the failure in words that say what to do. */
    static StoreException told(SQLException e) {
        String state = state(e);
        String kind = state.length() < 2 ? state : state.substring(0, 2);
        String meaning = BY_STATE.getOrDefault(state, BY_CLASS.getOrDefault(kind, "the database failed"));
        return new StoreException("store: " + meaning + " (SQL state " + state + ")", e);
    }

    /** A batch that failed has its reason in a further exception. */
    private static String state(SQLException e) {
        SQLException reason =
                e instanceof BatchUpdateException && e.getNextException() != null ? e.getNextException() : e;
        return reason.getSQLState() == null ? "unknown" : reason.getSQLState();
    }
}
