package org.kalends.examples.pairdrill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tests have passed with which pair; at the end it is printed, and left beside the classes. */
final class PairTable implements AutoCloseable {

    private static final Path PLACE = Path.of("target", "pairs.md");

    private final Map<String, Map<Feature, Count>> rows = new LinkedHashMap<>();
    private final Set<String> skipped = new TreeSet<>();

    /**
     * How tests went.
     *
     * @param passed how many have passed
     * @param failed how many have not
     */
    private record Count(int passed, int failed) {

        private static final Count NONE = new Count(0, 0);

        private Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed);
        }

        @Override
        public String toString() {
            return failed == 0 ? Integer.toString(passed) : passed + " of " + (passed + failed);
        }
    }

    void passed(PairUnderTest pair, Feature feature) {
        count(pair, feature, new Count(1, 0));
    }

    void failed(PairUnderTest pair, Feature feature) {
        count(pair, feature, new Count(0, 1));
    }

    void skipped(PairUnderTest pair, Feature feature, String reason) {
        skipped.add(pair.services() + ", " + feature + ": " + reason);
    }

    private void count(PairUnderTest pair, Feature feature, Count count) {
        rows.computeIfAbsent(pair.services(), services -> new EnumMap<>(Feature.class))
                .merge(feature, count, Count::plus);
    }

    private String text() {
        Stream<String> lines = Stream.of(row("tests passed", Feature::toString), row("---", feature -> "---"));
        Stream<String> counts = rows.entrySet().stream()
                .map(row -> row(
                        row.getKey(),
                        feature ->
                                row.getValue().getOrDefault(feature, Count.NONE).toString()));
        List<String> notes = skipped.stream().map(note -> "* skipped: " + note).toList();
        return Stream.of(lines, counts, Stream.of(""), notes.stream())
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static String row(String name, Function<Feature, String> cell) {
        return Stream.concat(Stream.of(name), Arrays.stream(Feature.values()).map(cell))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public void close() {
        System.out.println(text());
        try {
            Files.writeString(PLACE, text() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("target/pairs.md", e);
        }
    }
}
