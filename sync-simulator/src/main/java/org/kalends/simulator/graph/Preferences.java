package org.kalends.simulator.graph;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's Prefer header asks for.
 *
 * @param immutableIds whether ids survive moves
 * @param zoneName the zone of start and end as it was asked for, UTC when it was not
 * @param zone the same as a zone
 * @param textBody whether bodies are text instead of html
 * @param pageSize the wished size of pages
 */
record Preferences(boolean immutableIds, String zoneName, ZoneId zone, boolean textBody, OptionalInt pageSize) {

    private static final Pattern PREFERENCE =
            Pattern.compile("\\s*([A-Za-z.\\-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^\",;]*)))?\\s*(?:,|;|$)");

    /** What a person at Outlook sees through this simulator: ids that last, UTC, text. */
    static final Preferences PERSON =
            new Preferences(true, "UTC", Zones.find("UTC").orElseThrow(), true, OptionalInt.empty());

    static Preferences parse(Optional<String> header) {
        boolean immutable = false;
        boolean text = false;
        String zone = "UTC";
        OptionalInt size = OptionalInt.empty();
        Matcher preference = PREFERENCE.matcher(header.orElse(""));
        while (preference.find()) {
            String value = (preference.group(2) != null
                            ? preference.group(2)
                            : Optional.ofNullable(preference.group(3)).orElse(""))
                    .strip();
            switch (preference.group(1)) {
                case "IdType" -> immutable = value.equals("ImmutableId");
                case "outlook.timezone" -> zone = value;
                case "outlook.body-content-type" -> text = value.equalsIgnoreCase("text");
                case "odata.maxpagesize" -> size = size(value);
                default -> {
                    // A preference that a server does not know is ignored (RFC 7240 section 2).
                }
            }
        }
        return new Preferences(immutable, zone, Zones.requireAny(zone), text, size);
    }

    private static OptionalInt size(String value) {
        return value.matches("[1-9][0-9]{0,5}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }
}
