package org.kalends.host.library;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Applies the library's schema, then the host's own; each has its own history table. Nodes that start together wait for each other. */
@Component
final class Schema implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway host) {
        DataSource database = host.getConfiguration().getDataSource();
        Flyway.configure(host.getConfiguration().getClassLoader())
                .dataSource(database)
                .locations("classpath:org/kalends/store/jdbc/" + folder(database))
                .table("kalends_flyway_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        host.migrate();
    }

    private static String folder(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return product.toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached: check spring.datasource.url", e);
        }
    }
}
