package org.kalends.tck;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the rules of one kit class, and the line that says so. */
final class Tally {

    private final Map<String, Rule.Level> passed = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, String> failed = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, String> deviations = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, String> notFollowed = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, String> notExercised = Collections.synchronizedMap(new TreeMap<>());
    private volatile String name;

    Tally(String name) {
        this.name = name;
    }

    void names(String implementation) {
        this.name = implementation;
    }

    void passed(Rule rule) {
        if (!deviations.containsKey(rule.id()) && !notFollowed.containsKey(rule.id())) {
            passed.put(rule.id(), rule.level());
        }
    }

    void failed(Rule rule) {
        deviations.remove(rule.id());
        failed.put(rule.id(), "");
    }

    void deviates(Rule rule, String reason) {
        deviations.put(rule.id(), reason);
    }

    void notFollowed(Rule rule, String what) {
        notFollowed.put(rule.id(), what);
    }

    void notExercised(Rule rule, String why) {
        notExercised.put(rule.id(), why.replaceFirst("^not exercised: ", ""));
    }

    String line() {
        StringBuilder line = new StringBuilder("TCK ")
                .append(name)
                .append(": ")
                .append(count(Rule.Level.MUST))
                .append(" MUST passed, ")
                .append(count(Rule.Level.SHOULD))
                .append(" SHOULD passed, ")
                .append(failed.size())
                .append(" failed")
                .append(failed.isEmpty() ? "" : " (" + String.join(" ", failed.keySet()) + ")")
                .append(", deviations: ")
                .append(deviations.isEmpty() ? "none" : list(deviations));
        if (!notFollowed.isEmpty()) {
            line.append(", SHOULD not followed: ").append(list(notFollowed));
        }
        if (!notExercised.isEmpty()) {
            line.append(", not exercised: ").append(list(notExercised));
        }
        return line.toString();
    }

    private long count(Rule.Level level) {
        return passed.values().stream().filter(level::equals).count();
    }

    private static String list(Map<String, String> rules) {
        return rules.entrySet().stream()
                .map(rule -> rule.getKey() + " (" + rule.getValue() + ")")
                .collect(Collectors.joining("; "));
    }
}
