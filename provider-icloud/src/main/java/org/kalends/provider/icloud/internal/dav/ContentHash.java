package org.kalends.provider.icloud.internal.dav;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A hash of what a resource says. Servers give out one and the same event with changing time stamps, order and blanks: none of
 * that counts, nor do time zone definitions.
 */
final class ContentHash {

    private static final Pattern NOISE =
            Pattern.compile("(?i)(DTSTAMP|LAST-MODIFIED|CREATED|SEQUENCE|PRODID|X-RECURRENCE-EXCEPTION)[;:].*");

    private static final Pattern ZONES = Pattern.compile("(?is)BEGIN:VTIMEZONE\n.*?\nEND:VTIMEZONE\n");

    private ContentHash() {}

    static String of(String text) {
        String unfolded = text.replace("\r\n", "\n").replaceAll("\n[ \t]", "").replaceAll("[ \t]+\n", "\n") + "\n";
        List<String> lines = ZONES.matcher(unfolded)
                .replaceAll("")
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !NOISE.matcher(line).matches())
                .sorted()
                .toList();
        return Digests.hex(String.join("\n", lines));
    }
}
