package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} is generated from the rules; the system property {@code conformance.write} writes it. */
class ConformancePageTest {

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    private static final List<Class<?>> KITS = List.of(
            CalendarProviderTck.class,
            SyncStoreTck.class,
            JobQueueTck.class,
            TokenStoreTck.class,
            TokenCipherTck.class,
            EventMappingTck.class,
            NotificationSourceTck.class,
            AuthorizationTck.class);

    @Test
    void isFresh() throws IOException {
        if (Boolean.getBoolean("conformance.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/conformance.md; write it anew with"
                        + " mvn -pl sync-tck -am test -Dtest=ConformancePageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.write=true")
                .isEqualTo(page());
    }

    @Test
    void everyRuleHasANumberOfItsOwnAndEndsWithAFullStop() {
        List<Rule> rules = KITS.stream()
                .flatMap(kit -> Kit.rules(kit).stream())
                .map(Kit::rule)
                .toList();
        assertThat(rules)
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]{2}-[0-9]{2,3}"));
        assertThat(rules).extracting(Rule::text).allMatch(text -> text.endsWith("."));
    }

    @Test
    void everyTestOfAKitIsARule() {
        for (Class<?> kit : KITS) {
            assertThat(kit.getMethods())
                    .filteredOn(method -> method.isAnnotationPresent(Test.class))
                    .allMatch(method -> method.isAnnotationPresent(Rule.class));
        }
    }

    private static long count(Rule.Level level) {
        return Kit.rules(CalendarProviderTck.class).stream()
                .filter(method -> Kit.rule(method).level() == level)
                .count();
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What conforms

                The rules of the conformance kit `kalends-sync-tck`, generated from its sources. Whoever writes a provider, a store or a mapping extends the
                class that is named after the SPI, implements its one hook `fixture()`, and runs it with JUnit. The kit prints one line:

                ```
                TCK in-memory provider: %d MUST passed, %d SHOULD passed, 0 failed, deviations: none
                ```

                * A broken MUST fails the test. A SHOULD that is not followed is named in the line; the answer still has to be one that the rule accepts.
                * A capability that is not claimed is not skipped: the rules about it assert that it is refused.
                * What cannot be kept is a `Deviation` of the fixture: the rule's id, the reason, and an assertion of what holds instead. It is named in the line, and
                  fails as soon as the rule is kept, so that it cannot go stale. A rule cannot be overridden.
                * A rule that needs a power that the fixture does not have (such as expiring cursors) is named as not exercised.
                * Numbers are never used again for another rule.
                """.formatted(count(Rule.Level.MUST), count(Rule.Level.SHOULD)));
        for (Class<?> kit : KITS) {
            page.append("\n## ").append(kit.getSimpleName()).append("\n\n");
            page.append("| rule | level | text |\n|---|---|---|\n");
            for (Method method : Kit.rules(kit)) {
                Rule rule = Kit.rule(method);
                page.append("| ")
                        .append(rule.id())
                        .append(" | ")
                        .append(rule.level())
                        .append(" | ");
                page.append(rule.text()).append(" |\n");
            }
        }
        return page.toString();
    }
}
