package org.kalends.core.mapping;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

/**
 * Hashes fields and identities with the installation's secret (HMAC-SHA-256, RFC 2104), so that a store can tell what changed without
 * keeping what was said.
 *
 * <p>Equal values give equal hashes under one key, on every machine and in every locale. Each kind of value is hashed in a domain of its
 * own, so that a hash tells nothing beside other hashes of the same kind. Safe for use by several threads.
 */
public final class FieldHasher {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Creates a hasher.
     *
     * @param key 32 bytes derived from the installation's secret; copied
     */
    public FieldHasher(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("hasher: the key is not of 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Returns the hashes of all fields of an event. */
    public FieldHashes hashes(CalendarEvent event) {
        Map<EventField, String> hashes = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            hashes.put(field, hash(field, event));
        }
        return new FieldHashes(hashes);
    }

    /**
     * Returns the hashes of an event that was seen before, where a rule that says the same as before in other words keeps its hash.
     *
     * @param now the hashes of the event
     * @param before the hashes that it had
     */
    public FieldHashes inKnownWords(CalendarEvent event, FieldHashes now, FieldHashes before) {
        String rule = before.of(EventField.RECURRENCE);
        boolean isReworded = !now.of(EventField.RECURRENCE).equals(rule)
                && event.recurrence()
                        .filter(series -> RuleWords.others(series.rule(), event.time()).stream()
                                .anyMatch(words -> hash(EventField.RECURRENCE, with(event, series, words))
                                        .equals(rule)))
                        .isPresent();
        return isReworded ? now.with(EnumSet.of(EventField.RECURRENCE), before) : now;
    }

    private static CalendarEvent with(CalendarEvent event, Recurrence series, RecurrenceRule rule) {
        Recurrence reworded = new Recurrence(rule, series.additions(), series.exclusions(), series.overrides());
        return event.toBuilder().recurrence(Optional.of(reworded)).build();
    }

    private String hash(EventField field, CalendarEvent event) {
        return hash(new CanonicalBytes().text("field/" + field.name()).field(field, event));
    }

    /** Returns the hash of an iCalendar UID: 22 letters, digits, dashes or underscores. */
    public String uid(String iCalUid) {
        return hash(new CanonicalBytes().text("uid").text(iCalUid));
    }

    /** Returns the hash of an original's identity: 22 letters, digits, dashes or underscores. */
    public String origin(CalendarRef calendar, EventKey event) {
        return hash(new CanonicalBytes()
                .text("origin")
                .text(calendar.provider().value())
                .text(calendar.account().value())
                .text(calendar.calendarId())
                .text(event.value()));
    }

    private String hash(CanonicalBytes value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = Arrays.copyOf(mac.doFinal(value.toByteArray()), HASH_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hasher: this JVM lacks HMAC-SHA-256", e);
        }
    }
}
