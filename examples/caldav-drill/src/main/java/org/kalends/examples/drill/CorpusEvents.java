package org.kalends.examples.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts the .ics files of a folder into CalDAV resources: one UID each, with the zones of its file. */
final class CorpusEvents {

    private static final Pattern COMPONENT = Pattern.compile("(?ms)^BEGIN:(VEVENT|VTIMEZONE)\\R.*?^END:\\1\\s*?$");
    private static final Pattern UID = Pattern.compile("(?m)^UID(?:;[^:]*)?:(.*)$");

    private CorpusEvents() {}

    /** Returns all resources of all files below a folder, each with {@code {UID}} in place of its UID. */
    static List<String> of(Path folder) throws IOException {
        List<String> resources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ics"))
                    .sorted()
                    .toList()) {
                resources.addAll(cut(Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }
        return resources;
    }

    private static List<String> cut(String text) {
        StringBuilder zones = new StringBuilder();
        Map<String, StringBuilder> events = new LinkedHashMap<>();
        Matcher component = COMPONENT.matcher(text.replaceAll("\\R", "\r\n"));
        while (component.find()) {
            String body = component.group() + "\r\n";
            Matcher uid = UID.matcher(body);
            if (body.startsWith("BEGIN:VTIMEZONE")) {
                zones.append(body);
            } else if (uid.find()) {
                events.computeIfAbsent(uid.group(1).strip(), id -> new StringBuilder())
                        .append(uid.replaceAll("UID:{UID}"));
            }
        }
        return events.values().stream()
                .map(body -> "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kalends//Drill//EN\r\n" + zones + body
                        + "END:VCALENDAR\r\n")
                .toList();
    }
}
