package org.kalends.store.jdbc.internal;

import java.sql.SQLException;
import java.util.Locale;

/** In what the databases differ. */
public enum Dialect {
    /** PostgreSQL 15 or newer. */
    POSTGRESQL("nextval('kalends_ticket')"),
    /** H2 2 or newer. */
    H2("NEXT VALUE FOR kalends_ticket");

    private final String nextTicket;

    Dialect(String nextTicket) {
        this.nextTicket = nextTicket;
    }

    /** Returns the dialect of the database behind a session. */
    public static Dialect of(Session session) throws SQLException {
        String product = session.connection().getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default ->
                throw new IllegalArgumentException(
                        "database: " + product + " is not supported, only PostgreSQL and H2 are");
        };
    }

    /** Returns the expression for the next number of a ticket. */
    public String nextTicket() {
        return nextTicket;
    }

    /** Returns the name of the folder with its SQL. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
