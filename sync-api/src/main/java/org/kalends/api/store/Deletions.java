package org.kalends.api.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events that a run would delete: what a person is asked about, and what they agree to.
 *
 * @param events a name for each event, opaque and without content; the same event of a pair has the same name in every plan
 */
public record Deletions(Set<String> events) {
    /** Nothing is deleted. */
    public static final Deletions NONE = new Deletions(Set.of());

    /** Takes a copy. */
    public Deletions {
        events = Set.copyOf(events);
    }

    /** Returns how many events that are. */
    public int count() {
        return events.size();
    }

    /** Returns whether all of these events are among the own ones. */
    public boolean include(Deletions others) {
        return events.containsAll(others.events);
    }

    /** Returns a short text that stands for exactly these events: 43 letters, digits, dashes or underscores. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", new TreeSet<>(events)).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
