package org.kalends.host.ops;

import javax.sql.DataSource;
import org.kalends.api.store.StoreException;
import org.kalends.host.push.SubscriptionSecrets;
import org.kalends.host.settings.HostSettings;
import org.kalends.store.jdbc.AesTokenCipher;
import org.kalends.store.jdbc.TokenReencryption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** After a start with several token keys, brings what is stored under the first one, so that the others can be taken away. */
@Component
final class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final TokenReencryption credentials;
    private final SubscriptionSecrets doorbells;
    private final HostSettings settings;
    private final TaskExecutor tasks;

    KeyRotation(
            DataSource database,
            AesTokenCipher cipher,
            SubscriptionSecrets doorbells,
            HostSettings settings,
            TaskExecutor applicationTaskExecutor) {
        this.credentials = new TokenReencryption(database, cipher);
        this.doorbells = doorbells;
        this.settings = settings;
        this.tasks = applicationTaskExecutor;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        if (settings.tokenKeys().contains(",")) {
            tasks.execute(this::rotate);
        }
    }

    private void rotate() {
        try {
            int secrets = doorbells.encryptAnew();
            LOG.info(
                    "token keys: all is under the first one; {} credentials and {} secrets of doorbells were not",
                    credentials.run(),
                    secrets);
        } catch (StoreException e) {
            LOG.error("token keys: the older ones are still needed: {}", e.getMessage());
        } catch (DataAccessException e) {
            LOG.error(
                    "token keys: the older ones are still needed: {}",
                    e.getClass().getName());
        }
    }
}
