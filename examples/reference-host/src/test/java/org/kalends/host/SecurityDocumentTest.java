package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document for security reviewers knows the whole schema, and cites tests that there are. */
class SecurityDocumentTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path DOCUMENT = ROOT.resolve("docs/security.md");
    private static final List<Path> SCHEMAS = List.of(
            ROOT.resolve("sync-store-jdbc/src/main/resources/org/kalends/store/jdbc/postgresql"),
            ROOT.resolve("examples/reference-host/src/main/resources/db/migration"));

    private static final Pattern TABLE = Pattern.compile("(?ms)^CREATE TABLE (\\w+) \\(\n(.*?)^\\);");
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {2}(?!PRIMARY KEY|UNIQUE|CONSTRAINT|--)(\\w+) ");
    private static final Pattern ALTERED = Pattern.compile("ALTER TABLE (\\w+) ADD (?:COLUMN )?(\\w+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| ((?:`\\w+`(?:, )?)+) \\|");
    private static final Pattern CITED = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`");

    @Test
    void namesEachTableAndEachColumn() {
        assertThat(told()).isEqualTo(schema());
    }

    @Test
    void citesOnlyTestsThatThereAre() throws IOException {
        Set<String> tests = tests();
        List<String> cited = CITED.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(2) == null ? match.group(1) : match.group(1) + "#" + match.group(2))
                .toList();

        assertThat(cited).hasSizeGreaterThan(30);
        assertThat(tests).containsAll(cited);
    }

    private static Map<String, Set<String>> told() {
        return ROW.matcher(text(DOCUMENT))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> words(row.group(2)), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Set<String>> schema() {
        Map<String, Set<String>> schema = new TreeMap<>();
        for (Path script : SCHEMAS.stream()
                .flatMap(folder -> files(folder, ".sql").stream())
                .toList()) {
            TABLE.matcher(text(script)).results().forEach(table -> schema.put(table.group(1), columns(table)));
            ALTERED.matcher(text(script))
                    .results()
                    .forEach(change -> schema.computeIfAbsent(change.group(1), name -> new TreeSet<>())
                            .add(change.group(2)));
        }
        assertThat(schema).hasSizeGreaterThan(15);
        return schema;
    }

    private static Set<String> columns(MatchResult table) {
        return COLUMN.matcher(table.group(2))
                .results()
                .map(column -> column.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String cell) {
        return Pattern.compile("\\w+")
                .matcher(cell)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes of all modules, and their methods. */
    private static Set<String> tests() {
        Pattern method = Pattern.compile("\\bvoid (\\w+)\\(");
        Set<String> tests = new TreeSet<>();
        for (Path file : files(ROOT, "Test.java")) {
            String name = file.getFileName().toString().replace(".java", "");
            tests.add(name);
            method.matcher(text(file)).results().forEach(found -> tests.add(name + "#" + found.group(1)));
        }
        return tests;
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
