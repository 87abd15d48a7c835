package org.kalends.host.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;

/** One short word for two calendars, the same whichever comes first: the database lets no user have it twice. */
final class CalendarsDigest {

    private CalendarsDigest() {}

    static String of(CalendarRef one, CalendarRef other) {
        String both = Stream.of(one, other)
                .map(calendar -> calendar.provider() + "\n" + calendar.account() + "\n" + calendar.calendarId())
                .sorted()
                .collect(Collectors.joining("\n\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(both.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
