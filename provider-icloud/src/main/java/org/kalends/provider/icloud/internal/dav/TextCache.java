package org.kalends.provider.icloud.internal.dav;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Version;

/**
 * Texts of resources by version, in memory only, so that a write right after a read needs no further request. Bounded by length;
 * what was not used for longest goes first. Safe for use by several threads.
 */
final class TextCache {

    private record Key(AccountId account, String path, Version version) {}

    private final long maxCharacters;

    private final Map<Key, String> texts = new LinkedHashMap<>(64, 0.75f, true);

    private long characters;

    TextCache(long maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    synchronized Optional<String> find(AccountId account, String path, Version version) {
        return Optional.ofNullable(texts.get(new Key(account, path, version)));
    }

    synchronized void keep(AccountId account, String path, Version version, String text) {
        String before = texts.put(new Key(account, path, version), text);
        characters += text.length() - (before == null ? 0 : before.length());
        var oldest = texts.entrySet().iterator();
        while (characters > maxCharacters && oldest.hasNext()) {
            characters -= oldest.next().getValue().length();
            oldest.remove();
        }
    }
}
