package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Window;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** Every real file is read; each event is mapped, or rejected with a problem that says where and what. */
class CorpusTest {

    private static final Duration PER_RESOURCE = Duration.ofSeconds(5);
    private static final IcsContext CONTEXT = IcsContext.of(ZoneId.of("Europe/Berlin"));

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    @Test
    void everyEventOfTheCorpusIsMappedOrRejectedWithItsFileUidAndProperty() {
        String folder = System.getProperty("kalends.corpus", "");
        org.junit.jupiter.api.Assumptions.assumeFalse(
                folder.isBlank(), "no corpus: give its folder with -Dkalends.corpus=DIR");
        List<Path> files = CorpusFiles.in(Path.of(folder));
        for (Path file : files) {
            read(file);
        }
        System.out.println("corpus: " + files.size() + " files read");
        counts.forEach((what, count) -> System.out.printf(
                "%7d  %s%s%n", count, what, examples.containsKey(what) ? "   e.g. " + examples.get(what) : ""));
        assertThat(files).isNotEmpty();
        assertThat(counts.getOrDefault("mapped as an event", 0)).isPositive();
        assertThat(counts.getOrDefault("mapped as a series", 0)).isPositive();
    }

    private void read(Path file) {
        List<String> resources;
        try {
            resources = assertTimeoutPreemptively(PER_RESOURCE, () -> CorpusFiles.resources(CorpusFiles.text(file)));
        } catch (IcsProblem e) {
            reject(file, e, "file ");
            return;
        }
        for (String resource : resources) {
            try {
                count(assertTimeoutPreemptively(PER_RESOURCE, () -> map(resource)));
            } catch (IcsProblem e) {
                reject(file, e, "");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(file + ": " + e, e);
            }
        }
    }

    private void reject(Path file, IcsProblem problem, String what) {
        assertThat(problem.property()).matches("[A-Z][A-Z0-9-]*");
        assertThat(problem.getMessage()).contains(problem.property());
        if (what.isEmpty() && problem.kind() != Kind.NO_UID) {
            assertThat(problem.getMessage()).startsWith("UID ");
        }
        String reason = what + "rejected: " + problem.kind() + " "
                + problem.getMessage().replaceFirst("^UID .*?: (?=[A-Z][A-Z0-9-]*: )", "");
        count(reason);
        examples.putIfAbsent(reason, file.getFileName().toString());
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static String map(String text) {
        IcsResource resource = IcsResource.parse(text, CONTEXT);
        try {
            CalendarEvent event = resource.series().event();
            nothingFloats(text, event);
            comesBack(resource.uid(), event);
            resource.occurrences(around(event));
            return event.recurrence().isPresent() ? "mapped as a series" : "mapped as an event";
        } catch (IcsProblem e) {
            if (e.kind() != Kind.NOT_A_SERIES) {
                throw e;
            }
        }
        List<IcsOccurrence> occurrences = resource.occurrences(new Window(
                Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"), ZoneId.of("UTC")));
        if (occurrences.isEmpty()) {
            return "mapped as a series of which nothing is left";
        }
        nothingFloats(text, occurrences.get(0).event().event());
        comesBack(resource.uid(), occurrences.get(0).event().event());
        return "mapped as occurrences only";
    }

    private static Window around(CalendarEvent event) {
        ZoneId utc = ZoneId.of("UTC");
        Instant start = event.time().start(utc);
        return new Window(start, start.plus(Duration.ofDays(40)), utc);
    }

    private static void nothingFloats(String text, CalendarEvent event) {
        if (event.time() instanceof EventTime.Floating) {
            IcsComponent calendar = IcsParser.calendars(text).get(0);
            assertThat(calendar.components("VEVENT"))
                    .as("a floating time was written as one")
                    .anySatisfy(component -> assertThat(
                                    component.line("DTSTART").orElseThrow())
                            .satisfies(line -> assertThat(line.param("TZID")).isEmpty())
                            .satisfies(line -> assertThat(line.value()).doesNotContainIgnoringCase("z")));
        }
    }

    private static void comesBack(String uid, CalendarEvent event) {
        CalendarEvent copied = Copies.withoutPeople(event);
        String text = IcsResource.create(uid, Copies.MARK, copied, Copies.NOW);
        assertThat(IcsResource.parse(text, CONTEXT).series().event()).isEqualTo(copied);
    }
}
