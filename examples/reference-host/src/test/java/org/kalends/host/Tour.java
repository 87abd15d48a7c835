package org.kalends.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs the steps of the tour in one shell, as somebody does who copies them from the document one after the other. */
final class Tour {

    private static final int LONGEST_MINUTES = 3;

    /**
     * What a step did.
     *
     * @param step the step
     * @param output what it printed
     * @param statuses the http statuses of its requests, in their order
     * @param errors everything that came on the other channel
     */
    record Done(TourStep step, String output, List<String> statuses, String errors) {}

    private final Path folder;
    private final Map<String, String> environment;

    Tour(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Returns the programs of the tour that this machine lacks. */
    static List<String> missing() {
        List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return List.of("bash", "curl", "jq").stream()
                .filter(program -> path.stream().noneMatch(place -> Files.isExecutable(Path.of(place, program))))
                .toList();
    }

    List<Done> run(List<TourStep> steps) {
        try {
            StringBuilder all = new StringBuilder("set -u\n");
            for (int i = 0; i < steps.size(); i++) {
                Files.writeString(folder.resolve("step" + i), steps.get(i).script());
                all.append("source step%1$d >output%1$d 2>errors%1$d\n".formatted(i));
            }
            shell(all.toString());
            return IntStream.range(0, steps.size())
                    .mapToObj(i -> done(i, steps.get(i)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shell(String script) throws IOException {
        Path main = Files.writeString(folder.resolve("tour"), script);
        ProcessBuilder shell = new ProcessBuilder("bash", "--norc", main.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shell").toFile());
        shell.environment().putAll(environment);
        Process process = shell.start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("the tour did not end in time: " + Files.readString(folder.resolve("shell")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Done done(int number, TourStep step) {
        String errors = text("errors" + number);
        List<String> statuses =
                errors.lines().filter(line -> line.matches("\\d{3}")).toList();
        return new Done(step, text("output" + number), statuses, errors);
    }

    private String text(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.exists(path) ? Files.readString(path, UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
