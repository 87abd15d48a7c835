package org.kalends.provider.icloud.internal.ics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of .ics files, split into what a CalDAV server would hold: one text for each UID, with the zones of its file. */
final class CorpusFiles {

    private CorpusFiles() {}

    /** Returns the files, in a stable order. */
    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".ics"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a file: UTF-8, or Latin-1 where it is no UTF-8. */
    static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns one resource text for each UID among the events; those without one become a resource each. */
    static List<String> resources(String text) {
        List<String> resources = new ArrayList<>();
        for (IcsComponent calendar : IcsParser.calendars(text)) {
            Map<String, List<IcsNode>> byUid = new LinkedHashMap<>();
            for (IcsComponent event : calendar.components("VEVENT")) {
                String uid = event.line("UID").map(line -> line.text().strip()).orElse("");
                byUid.computeIfAbsent(uid.isEmpty() ? "without UID " + byUid.size() : uid, key -> new ArrayList<>())
                        .add(event);
            }
            List<IcsNode> frame = calendar.nodes().stream()
                    .filter(node ->
                            !(node instanceof IcsComponent part) || part.name().equals("VTIMEZONE"))
                    .toList();
            byUid.values().forEach(events -> {
                List<IcsNode> nodes = new ArrayList<>(frame);
                nodes.addAll(events);
                resources.add(new IcsComponent("VCALENDAR", nodes).text());
            });
        }
        return resources;
    }
}
