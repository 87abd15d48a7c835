package org.kalends.provider.icloud.internal.dav;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kalends.api.provider.RemoteChange;

/**
 * Which resources were told by their occurrences, in a form that fits into a cursor: three bytes of a hash of each name. With it a delta
 * can say that the occurrences are gone when a series has become a single event, and says nothing of the kind otherwise. Two
 * names with one hash cost a superfluous word.
 *
 * @param hashes of the names, each below 2^24
 */
record ToldSeries(SortedSet<Integer> hashes) {

    private static final int BYTES = 3;

    static final ToldSeries NONE = new ToldSeries(new TreeSet<>());

    boolean holds(String name) {
        return hashes.contains(hash(name));
    }

    /** Returns what is known after some changes, by name of the resource. What cannot be read stays as it was. */
    ToldSeries after(Map<String, List<RemoteChange>> changes) {
        SortedSet<Integer> next = new TreeSet<>(hashes);
        changes.forEach((name, told) -> told.forEach(change -> {
            if (change instanceof RemoteChange.SeriesSet) {
                next.add(hash(name));
            } else if (!(change instanceof RemoteChange.Unreadable)) {
                next.remove(hash(name));
            }
        }));
        return new ToldSeries(next);
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * BYTES);
        hashes.forEach(
                hash -> bytes.put((byte) (hash >> 16)).put((byte) (hash >> 8)).put((byte) (int) hash));
        return "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads what {@link #text()} wrote; empty for anything else. */
    static Optional<ToldSeries> read(String text) {
        if (!text.startsWith(".")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(1));
            SortedSet<Integer> hashes = new TreeSet<>();
            for (int i = 0; i + BYTES <= bytes.length; i += BYTES) {
                hashes.add(number(bytes, i));
            }
            return bytes.length % BYTES == 0 ? Optional.of(new ToldSeries(hashes)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static int hash(String name) {
        return number(Digests.sha256(name), 0);
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 16) | ((bytes[at + 1] & 0xff) << 8) | (bytes[at + 2] & 0xff);
    }
}
