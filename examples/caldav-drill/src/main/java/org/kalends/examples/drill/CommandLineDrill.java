package org.kalends.examples.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures the command line {@code caldav-sync} on two servers and kills it again and again: first sync, idle sync, one change; then
 * rounds of edits and deletions with a kill in each; then one run in peace, after which nothing may be lost or doubled.
 *
 * <p>Every event carries a token in its location, so that both calendars can be compared without the library.
 */
final class CommandLineDrill {

    private static final int EDITS = 10;
    private static final int DELETIONS = 2;

    private final Random random;
    private final String name;
    private final DrillCalendar a;
    private final DrillCalendar b;
    private final CommandLine command;
    private final Map<String, String> titles = new TreeMap<>();
    private final Set<String> edited = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    private CommandLineDrill(DrillServers servers, Path state, long seed) {
        this.random = new Random(seed);
        this.name = "line-" + Long.toHexString(System.nanoTime());
        this.a = new DrillCalendar(servers.a(), name);
        this.b = new DrillCalendar(servers.b(), name);
        this.command = new CommandLine(a, b, state);
    }

    /** Takes the servers file, the number of events, the number of kills, and optionally a seed. */
    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: command-line-drill SERVERS.properties EVENTS KILLS [SEED]");
            System.exit(2);
        }
        long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        System.out.println("seed " + seed);
        Path state = Files.createTempDirectory("command-line-drill").resolve("state");
        CommandLineDrill drill = new CommandLineDrill(DrillServers.read(Path.of(args[0])), state, seed);
        boolean passed = drill.run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        System.out.println(passed ? "PASSED" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private boolean run(int events, int kills) throws IOException, InterruptedException {
        a.create();
        b.create();
        for (int i = 0; i < events; i++) {
            String token = "token-%06d".formatted(i);
            titles.put(token, "Event " + i);
            DrillCalendar home = i % 10 == 0 ? b : a;
            if (!home.put(token + ".ics", TokenEvent.text(name + "-" + i, token, "Event " + i, i, random))) {
                throw new IllegalStateException(home.server() + " refused an event");
            }
        }
        System.out.println(events + " events, a tenth of them on " + b.server());
        command.run("first sync");
        command.run("second sync, which reads the echo of the first");
        command.run("idle sync");
        edit(a, tokens(a).entrySet().iterator().next(), "One change");
        command.run("one change");
        int killed = 0;
        int rounds = 0;
        while (killed < kills) {
            Set<String> touched = new HashSet<>();
            disturb(a, ++rounds, touched);
            disturb(b, rounds, touched);
            TimeUnit.SECONDS.sleep(1);
            killed += command.kill(200L + random.nextInt(6_000)) ? 1 : 0;
        }
        System.out.println(killed + " processes killed while they ran, " + (rounds - killed) + " had ended before; "
                + edited.size() + " events edited, " + deleted.size() + " deleted by hand");
        command.run("after the last kill");
        int idle = command.run("once more");
        Map<String, Integer> findings = compare();
        System.out.println(
                titles.size() + " events, " + (findings.isEmpty() ? "equal, 0 duplicates, 0 lost edits" : findings));
        return idle == 0 && findings.isEmpty();
    }

    /**
     * Edits some events and deletes others, originals and copies alike. So that it is certain what has to come of it, no event is
     * edited on both sides within the second that modification times are told in, and what was edited is never deleted.
     */
    private void disturb(DrillCalendar calendar, int round, Set<String> touched) {
        List<Map.Entry<String, String>> all = new ArrayList<>(tokens(calendar).entrySet());
        for (int i = 0; i < EDITS; i++) {
            Map.Entry<String, String> one = all.get(random.nextInt(all.size()));
            if (!deleted.contains(one.getKey()) && touched.add(one.getKey())) {
                edit(
                        calendar,
                        one,
                        "Edit " + round + "." + i + " on " + calendar.server().name());
            }
        }
        for (int i = 0; i < DELETIONS; i++) {
            Map.Entry<String, String> one = all.get(random.nextInt(all.size()));
            if (!edited.contains(one.getKey()) && deleted.add(one.getKey())) {
                calendar.delete(one.getValue());
                titles.remove(one.getKey());
            }
        }
    }

    private void edit(DrillCalendar calendar, Map.Entry<String, String> event, String title) {
        if (calendar.put(event.getValue(), TokenEvent.retitled(calendar.get(event.getValue()), title))) {
            titles.put(event.getKey(), title);
            edited.add(event.getKey());
        }
    }

    /** Returns the resource of each token. */
    private static Map<String, String> tokens(DrillCalendar calendar) {
        Map<String, String> names = new TreeMap<>();
        calendar.texts().forEach((name, text) -> names.put(TokenEvent.token(text), name));
        return names;
    }

    private Map<String, Integer> compare() {
        Map<String, Integer> findings = new TreeMap<>();
        for (DrillCalendar calendar : List.of(a, b)) {
            Map<String, Integer> seen = new HashMap<>();
            calendar.texts().values().forEach(text -> {
                String token = TokenEvent.token(text);
                String title = TokenEvent.title(text);
                if (seen.merge(token, 1, Integer::sum) > 1) {
                    findings.merge("duplicates", 1, Integer::sum);
                } else if (!titles.containsKey(token)) {
                    findings.merge("deleted events that are back", 1, Integer::sum);
                } else if (!title.equals(titles.get(token))) {
                    findings.merge("lost edits", 1, Integer::sum);
                    System.out.println("  " + calendar.server().name() + " " + token + " says " + title + ", not "
                            + titles.get(token));
                }
            });
            titles.keySet().stream().filter(token -> !seen.containsKey(token)).forEach(token -> {
                findings.merge("missing events", 1, Integer::sum);
                System.out.println("  " + calendar.server().name() + " has no " + token + " " + titles.get(token));
            });
        }
        return findings;
    }
}
