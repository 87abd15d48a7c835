package org.kalends.tck.samples;

import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * A machine with other habits.
 *
 * @param locale its locale, a BCP 47 tag
 * @param zone its time zone
 */
public record Machine(String locale, String zone) {

    /** Returns machines with unlike habits. */
    public static Stream<Machine> all() {
        return Stream.of("en-US", "de-DE", "ar-EG", "th-TH-u-ca-buddhist-nu-thai")
                .flatMap(locale -> Stream.of("UTC", "Pacific/Apia").map(zone -> new Machine(locale, zone)));
    }

    /** Takes on the habits; returns the way back. */
    public AutoCloseable takeOn() {
        Locale oldLocale = Locale.getDefault();
        TimeZone oldZone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        return () -> {
            Locale.setDefault(oldLocale);
            TimeZone.setDefault(oldZone);
        };
    }
}
