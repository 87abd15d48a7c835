package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every template and for the style sheet, without a browser. */
final class StyleTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final double READABLE = 4.5;

    private static final List<List<String>> TEXT_ON_GROUND = List.of(
            List.of("ink", "ground"),
            List.of("ink", "card"),
            List.of("ink", "raised"),
            List.of("ink", "original"),
            List.of("ink", "accent-tint"),
            List.of("soft", "ground"),
            List.of("soft", "card"),
            List.of("soft", "raised"),
            List.of("soft", "original"),
            List.of("soft", "accent-tint"),
            List.of("accent", "card"),
            List.of("accent", "ground"),
            List.of("accent", "accent-tint"),
            List.of("accent-ink", "accent"),
            List.of("accent-ink", "accent-hover"),
            List.of("good", "good-tint"),
            List.of("wait", "wait-tint"),
            List.of("bad", "bad-tint"),
            List.of("bad", "card"),
            List.of("idle", "idle-tint"));

    @Test
    void noTemplateHoldsAScriptOrAStyle() throws IOException {
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            List<Path> all = templates.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(15);
            for (Path template : all) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContainPattern(
                                "<style|\\sstyle=|\\son[a-z]+=\"|javascript:|<script(?! src=)|hx-on|th:utext");
            }
        }
    }

    @Test
    void everyTextCanBeReadOnItsGroundByDayAndByNight() throws IOException {
        String sheet = Files.readString(RESOURCES.resolve("static/kalends.css"));
        int night = sheet.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, String> day = colours(sheet.substring(0, night));
        Map<String, String> dark = new HashMap<>(day);
        dark.putAll(colours(sheet.substring(night, sheet.indexOf("*, *::before"))));
        for (Map<String, String> scheme : List.of(day, dark)) {
            for (List<String> pair : TEXT_ON_GROUND) {
                double contrast = contrast(colour(scheme, pair.get(0)), colour(scheme, pair.get(1)));
                assertThat(contrast)
                        .as("%s by %s", pair, scheme == day ? "day" : "night")
                        .isGreaterThanOrEqualTo(READABLE);
            }
        }
    }

    private static Map<String, String> colours(String text) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(text);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static String colour(Map<String, String> scheme, String name) {
        assertThat(scheme).containsKey(name);
        return scheme.get(name);
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        double[] parts = IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
