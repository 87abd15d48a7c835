package org.kalends.host.library;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kalends.host.settings.SettingsException;
import org.kalends.store.jdbc.TokenKey;

/** Reads the keys of stored credentials as the settings write them: {@code id:base64(32 bytes)}, separated by commas. */
final class TokenKeyRing {

    private static final String PROPERTY = "kalends.token-keys";
    private static final int BYTES = 32;
    private static final String REMEDY = "Set " + PROPERTY
            + " (KALENDS_TOKEN_KEYS) to 1: and 32 random bytes in base64, such as \"1:$(openssl rand -base64 32)\"."
            + " Keep it apart from the database.";

    private TokenKeyRing() {}

    static List<TokenKey> parsed(String text) {
        List<TokenKey> keys = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (String entry : text.split(",", -1)) {
            TokenKey key = key(entry.strip());
            if (!ids.add(key.id())) {
                throw refused("has key " + key.id() + " twice");
            }
            keys.add(key);
        }
        return keys;
    }

    private static TokenKey key(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 1 || !entry.substring(0, colon).matches("[0-9]{1,9}")) {
            throw refused("has an entry that does not begin with a number and a colon");
        }
        int id = Integer.parseInt(entry.substring(0, colon));
        byte[] secret = bytes(id, entry.substring(colon + 1).strip());
        if (secret.length != BYTES) {
            throw refused("has a key " + id + " of " + secret.length + " bytes instead of " + BYTES);
        }
        return new TokenKey(id, secret);
    }

    private static byte[] bytes(int id, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("has a key " + id + " that is not base64");
        }
    }

    static SettingsException missing() {
        return new SettingsException(
                PROPERTY, "is not set, and access to calendars is stored under these keys only", REMEDY);
    }

    private static SettingsException refused(String why) {
        return new SettingsException(PROPERTY, why, REMEDY);
    }
}
