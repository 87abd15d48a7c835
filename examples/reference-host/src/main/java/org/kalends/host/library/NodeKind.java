package org.kalends.host.library;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether this process has its database to itself. */
enum NodeKind {
    /** The database is a file or in memory. */
    ALONE,
    /** The database is a server that further nodes may use. */
    ONE_OF_SEVERAL;

    static NodeKind of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return "H2".equalsIgnoreCase(product) ? ALONE : ONE_OF_SEVERAL;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached: check spring.datasource.url", e);
        }
    }
}
