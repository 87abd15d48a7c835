package org.kalends.examples.hostdrill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What the hosts' database tells about their work.
 *
 * @param database the database
 */
record Ledger(DataSource database) {

    /** Returns how many runs there were, by how they ended. */
    Map<String, Long> runs() throws SQLException {
        return counts("SELECT report::json ->> 'outcome', COUNT(*) FROM kalends_report GROUP BY 1");
    }

    /** Returns how many pairs there are in each state, and how many events are parked. */
    Map<String, Long> pairs() throws SQLException {
        return counts("SELECT status, COUNT(*) FROM kalends_pair GROUP BY 1 "
                + "UNION ALL SELECT 'parked events', COUNT(*) FROM kalends_parked "
                + "UNION ALL SELECT 'intents left', COUNT(*) FROM kalends_intent");
    }

    private Map<String, Long> counts(String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }
}
