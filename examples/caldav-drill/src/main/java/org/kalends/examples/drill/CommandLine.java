package org.kalends.examples.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code caldav-sync} as a process of its own and tells what a run cost. */
final class CommandLine {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern WRITES = Pattern.compile("(\\d+) created, (\\d+) updated, (\\d+) deleted");

    private final DrillCalendar a;
    private final DrillCalendar b;
    private final Path state;

    CommandLine(DrillCalendar a, DrillCalendar b, Path state) {
        this.a = a;
        this.b = b;
        this.state = state;
    }

    /** Runs to the end, prints the cost and returns the number of writes. */
    int run(String name) throws IOException, InterruptedException {
        Path output = Files.createTempFile("caldav-sync", ".out");
        long begin = System.nanoTime();
        Process process = start(output);
        long peak = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        String text = Files.readString(output);
        Files.delete(output);
        System.out.printf("%s: exit %d, %.1f s, %d MiB%n", name, process.exitValue(), seconds, peak / 1024);
        text.lines().filter(line -> !line.isBlank()).forEach(line -> System.out.println("  " + line));
        int writes = 0;
        Matcher counts = WRITES.matcher(text);
        while (counts.find()) {
            for (int i = 1; i <= 3; i++) {
                writes += Integer.parseInt(counts.group(i));
            }
        }
        return process.exitValue() == 0 ? writes : Integer.MAX_VALUE;
    }

    /** Starts a run and kills it after some time; returns false when it had ended before. */
    boolean kill(long millis) throws IOException, InterruptedException {
        Process process = start(Path.of("/dev/null"));
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private Process start(Path output) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.kalends.examples.caldavsync.CaldavSync",
                "sync",
                "--two-way",
                "--quiet",
                "--state",
                state.toString()));
        words.addAll(
                List.of("--from", a.url().toString(), "--from-user", a.server().user()));
        words.addAll(List.of("--to", b.url().toString(), "--to-user", b.server().user()));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "CALDAV_FROM_PASSWORD",
                        a.server().password(),
                        "CALDAV_TO_PASSWORD",
                        b.server().password()));
        return builder.start();
    }

    /** Returns the most memory that a process has held, in kB; 0 where the system does not tell. */
    private static long peak(Process process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
