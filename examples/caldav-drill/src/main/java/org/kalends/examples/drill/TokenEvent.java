package org.kalends.examples.drill;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events that carry a token in their location. */
final class TokenEvent {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Pattern TOKEN = Pattern.compile("(?m)^LOCATION[^:\\r\\n]*:(token-\\d+)");
    private static final Pattern TITLE = Pattern.compile("(?m)^SUMMARY[^:\\r\\n]*:([^\\r\\n]*)");

    private TokenEvent() {}

    /** Returns a resource with an hour, a day, or a short weekly series within the next 300 days. */
    static String text(String uid, String token, String title, int number, Random random) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(random.nextInt(300) - 20L);
        String time = number % 7 == 0
                ? "DTSTART;VALUE=DATE:" + DATE.format(day)
                : "DTSTART:%sT%02d0000Z\r\nDURATION:PT1H".formatted(DATE.format(day), 6 + number % 12);
        String rule = number % 10 == 3 ? "\r\nRRULE:FREQ=WEEKLY;COUNT=6" : "";
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Kalends//Drill//EN",
                "BEGIN:VEVENT",
                "UID:" + uid,
                "DTSTAMP:" + now(),
                time + rule,
                "SUMMARY:" + title,
                "LOCATION:" + token,
                "LAST-MODIFIED:" + now(),
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }

    /** Returns a resource under another title, modified now. */
    static String retitled(String text, String title) {
        return text.replaceAll("(?m)^SUMMARY[^\\r\\n]*(\\r?\\n[ \\t][^\\r\\n]*)*", "SUMMARY:" + title)
                .replaceAll("(?m)^LAST-MODIFIED[^\\r\\n]*\\r?\\n", "")
                .replace("END:VEVENT", "LAST-MODIFIED:" + now() + "\r\nEND:VEVENT");
    }

    static String token(String text) {
        return first(TOKEN, text);
    }

    static String title(String text) {
        return first(TITLE, text);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String now() {
        return UTC.format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
