package org.kalends.provider.icloud.internal.dav;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.OriginMark;

/**
 * File name and UID of a copy, both out of its mark: a repeated create meets the first one, and a copy is found, and known for
 * one, even when somebody has cut the property that holds the mark.
 *
 * <p>The name is {@code k<hash of installation and pair>-<hash of the mark>.ics}, the UID the second hash in the form of a UUID.
 */
final class CopyNames {

    private static final Pattern NAME = Pattern.compile("k([0-9a-f]{16})-([0-9a-f]{32})\\.ics");

    private CopyNames() {}

    static String file(OriginMark mark) {
        return prefix(mark.installation(), mark.pair()) + hash(mark.text(), 32) + ".ics";
    }

    static String uid(OriginMark mark) {
        return uuid(hash(mark.text(), 32));
    }

    /** Returns how the names of all copies of one pair begin. */
    static String prefix(String installation, String pair) {
        return "k" + hash(installation + "." + pair, 16) + "-";
    }

    /**
     * Returns a stand-in for the mark of a copy that has lost its own: it says that this is a copy, of an original that nobody
     * knows. Empty when name and UID are not those of a copy.
     */
    static Optional<OriginMark> lost(String name, String uid) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && uuid(matcher.group(2)).equalsIgnoreCase(uid)
                ? Optional.of(new OriginMark("lost", matcher.group(1), matcher.group(2), 0))
                : Optional.empty();
    }

    private static String uuid(String hash) {
        return (hash.substring(0, 8) + "-" + hash.substring(8, 12) + "-" + hash.substring(12, 16) + "-"
                        + hash.substring(16, 20) + "-" + hash.substring(20))
                .toUpperCase(Locale.ROOT);
    }

    private static String hash(String text, int digits) {
        return Digests.hex(text).substring(0, digits);
    }
}
