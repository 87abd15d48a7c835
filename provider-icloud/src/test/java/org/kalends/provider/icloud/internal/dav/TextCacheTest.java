package org.kalends.provider.icloud.internal.dav;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Version;

class TextCacheTest {

    private static final AccountId ME = new AccountId("me");

    private static final AccountId YOU = new AccountId("you");

    private static final Version ONE = new Version("\"1\"");

    private final TextCache cache = new TextCache(100);

    @Test
    void keepsTextsApartByAccountPathAndVersion() {
        cache.keep(ME, "/a", ONE, "text");
        assertThat(cache.find(ME, "/a", ONE)).contains("text");
        assertThat(cache.find(YOU, "/a", ONE)).isEmpty();
        assertThat(cache.find(ME, "/b", ONE)).isEmpty();
        assertThat(cache.find(ME, "/a", new Version("\"2\""))).isEmpty();
    }

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        cache.keep(ME, "/a", ONE, "a".repeat(40));
        cache.keep(ME, "/b", ONE, "b".repeat(40));
        cache.find(ME, "/a", ONE);
        cache.keep(ME, "/c", ONE, "c".repeat(40));
        assertThat(cache.find(ME, "/a", ONE)).isPresent();
        assertThat(cache.find(ME, "/b", ONE)).isEmpty();
        assertThat(cache.find(ME, "/c", ONE)).isPresent();
        cache.keep(ME, "/c", ONE, "c".repeat(50));
        assertThat(cache.find(ME, "/a", ONE)).as("90 characters fit").isPresent();
        cache.keep(ME, "/d", ONE, "d".repeat(101));
        assertThat(cache.find(ME, "/d", ONE)).as("longer than all").isEmpty();
    }
}
