package org.kalends.provider.google.internal.event;

import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

/** A machine with other habits: its locale and its zone. */
record Machine(String locale, String zone) {

    static Stream<Machine> all() {
        return Stream.of("en-US", "de-DE", "ar-EG", "th-TH-u-ca-buddhist-nu-thai")
                .flatMap(locale -> Stream.of("UTC", "Pacific/Apia").map(zone -> new Machine(locale, zone)));
    }

    /** Takes on the habits; returns the way back. */
    AutoCloseable takeOn() {
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
