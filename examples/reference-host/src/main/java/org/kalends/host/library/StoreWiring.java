package org.kalends.host.library;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.sql.DataSource;
import org.kalends.api.store.SyncStore;
import org.kalends.core.Installation;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.SettingsException;
import org.kalends.host.user.RandomIds;
import org.kalends.host.user.StableIds;
import org.kalends.store.jdbc.AesTokenCipher;
import org.kalends.store.jdbc.JdbcSyncStore;
import org.kalends.store.jdbc.JdbcTokenStore;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The library's stores on the host's database. */
@Configuration(proxyBeanMethods = false)
class StoreWiring {

    private static final int SECRET_BYTES = 32;

    /** Databases keep microseconds; so does everybody else then. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    RandomIds randomIds(SecureRandom random) {
        return new RandomIds(random);
    }

    @Bean
    AesTokenCipher tokenCipher(HostSettings settings, Environment environment, SecureRandom random) {
        if (!settings.tokenKeys().isBlank()) {
            return new AesTokenCipher(TokenKeyRing.parsed(settings.tokenKeys()));
        }
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            String database = environment.getProperty("spring.datasource.url", "");
            return new AesTokenCipher(TokenKeyRing.parsed(DemoKey.beside(database, random)));
        }
        throw TokenKeyRing.missing();
    }

    @Bean
    @DependsOnDatabaseInitialization
    JdbcTokenStore tokenStore(DataSource database, AesTokenCipher cipher) {
        return new JdbcTokenStore(database, cipher);
    }

    @Bean
    HostSecrets hostSecrets(JdbcTokenStore tokens, SecureRandom random) {
        return new HostSecrets(tokens, random);
    }

    @Bean
    Installation installation(HostSettings settings, HostSecrets secrets) {
        return new Installation("kalends-host", secret(settings, secrets));
    }

    @Bean
    StableIds stableIds(HostSettings settings, HostSecrets secrets) {
        return new StableIds(secret(settings, secrets));
    }

    @Bean
    @DependsOnDatabaseInitialization
    SyncStore syncStore(DataSource database, Clock clock) {
        return new JdbcSyncStore(database, clock);
    }

    private static byte[] secret(HostSettings settings, HostSecrets secrets) {
        return settings.installationSecret().isBlank()
                ? secrets.of("installation")
                : decoded(settings.installationSecret().strip());
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] secret = Base64.getDecoder().decode(base64);
            if (secret.length == SECRET_BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // The refusal below says it all.
        }
        throw new SettingsException(
                "kalends.installation-secret",
                "is not 32 bytes in base64",
                "Set kalends.installation-secret to 32 random bytes in base64, or leave it out: the host then makes and"
                        + " keeps them.");
    }
}
