package org.kalends.examples.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The drill: fills a calendar on Radicale with events of a folder, keeps it in step with one on Cyrus, edits and deletes on both, and
 * kills the process that syncs three times at random moments. What the process knew is lost each time: copies are tied to their
 * originals again by their marks alone.
 */
final class CaldavDrill {

    private static final int KILLS = 3;

    private final Random random;
    private final String name;
    private final String secret;
    private final Path servers;
    private final DrillCalendar a;
    private final DrillCalendar b;

    private CaldavDrill(Path file, long seed) throws IOException {
        DrillServers both = DrillServers.read(file);
        this.random = new Random(seed);
        this.servers = file;
        this.name = "drill-" + Long.toHexString(System.nanoTime());
        this.secret = "drill-secret-".concat("0".repeat(19));
        this.a = new DrillCalendar(both.a(), name);
        this.b = new DrillCalendar(both.b(), name);
    }

    /** Takes the servers file, the folder of .ics files, the number of events, and optionally a seed. */
    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: caldav-drill SERVERS.properties ICS-FOLDER EVENTS [SEED]");
            System.exit(2);
        }
        long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        System.out.println("seed " + seed);
        boolean passed = new CaldavDrill(Path.of(args[0]), seed).run(Path.of(args[1]), Integer.parseInt(args[2]));
        System.out.println(passed ? "PASSED" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private boolean run(Path folder, int events) throws IOException, InterruptedException {
        a.create();
        b.create();
        List<String> corpus = sieve(sample(CorpusEvents.of(folder), 2 * events));
        fill(a, corpus, events, 0);
        fill(b, corpus, events / 10, 7);
        for (int i = 1; i <= KILLS; i++) {
            Process worker = start();
            long millis = 500L + random.nextInt(4_500);
            boolean ended = worker.waitFor(millis, TimeUnit.MILLISECONDS);
            worker.destroyForcibly().waitFor();
            System.out.println("kill " + i + " after " + millis + " ms" + (ended ? " (it had ended)" : ""));
            change(a);
            change(b);
        }
        boolean inStep = start().waitFor() == 0;
        DrillCheck check = new DrillCheck(secret.getBytes(StandardCharsets.US_ASCII), DrillPair.window());
        try (DrillPair pair = new DrillPair(a, b)) {
            Map<String, Integer> findings = check.compare(a.ref(), pair.providerA(), b.ref(), pair.providerB());
            System.out.println(check + ", " + (findings.isEmpty() ? "equal, 0 duplicates" : findings.toString()));
            return inStep && findings.isEmpty();
        }
    }

    /** Returns about so many resources, taken evenly from all files. */
    private static List<String> sample(List<String> resources, int most) {
        int step = Math.max(1, resources.size() / most);
        return IntStream.range(0, resources.size())
                .filter(i -> i % step == 0)
                .mapToObj(resources::get)
                .toList();
    }

    private List<String> sieve(List<String> resources) {
        DrillCalendar scratch = new DrillCalendar(a.server(), name + "-scratch");
        scratch.create();
        try (DrillPair pair = new DrillPair(scratch, b)) {
            return new CorpusSieve(pair, scratch).keep(resources, DrillPair.window());
        } finally {
            scratch.remove();
        }
    }

    private void fill(DrillCalendar calendar, List<String> corpus, int events, int offset) {
        int stored = 0;
        int refused = 0;
        for (int i = offset; stored < events; i++) {
            String uid = name + "-" + i;
            String text = corpus.get(i % corpus.size()).replace("{UID}", uid);
            if (calendar.put(uid + ".ics", text)) {
                stored++;
            } else {
                refused++;
            }
        }
        System.out.println(calendar.server() + ": " + stored + " events stored, " + refused + " refused by the server");
    }

    /** Edits ten titles and deletes five events, originals and copies alike. */
    private void change(DrillCalendar calendar) {
        List<String> names = calendar.names();
        int edited = 0;
        for (int i = 0; i < 10 && !names.isEmpty(); i++) {
            String resource = names.get(random.nextInt(names.size()));
            String text = calendar.get(resource)
                    .replaceAll("(?m)^SUMMARY[;:].*$(\\R[ \\t].*$)*", "SUMMARY:Edited " + i + "\r");
            edited += calendar.put(resource, text) ? 1 : 0;
        }
        for (int i = 0; i < 5 && !names.isEmpty(); i++) {
            calendar.delete(names.remove(random.nextInt(names.size())));
        }
        System.out.println(calendar.server() + ": " + edited + " edited, 5 deleted by hand");
    }

    private Process start() throws IOException {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrillWorker.class.getName(),
                        servers.toString(),
                        name,
                        secret)
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8));
        Thread echo = new Thread(() -> lines.lines().forEach(System.out::println), "worker output");
        echo.setDaemon(true);
        echo.start();
        return worker;
    }
}
