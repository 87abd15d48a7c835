package org.kalends.simulator.graph;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filters that the list of events takes: by one extended property, or by iCalUId. */
final class EventFilter {

    private static final Pattern ANY =
            Pattern.compile("(?i:singleValueExtendedProperties/any)\\(\\s*([A-Za-z]+)\\s*:(.*)\\)\\s*", Pattern.DOTALL);

    private static final Pattern TERM = Pattern.compile("\\s*(?:(\\w+)/(id|value)\\s+(eq|ne)\\s+'((?:[^']|'')*)'"
            + "|(startswith|contains)\\(\\s*(\\w+)/(id|value)\\s*,\\s*'((?:[^']|'')*)'\\s*\\))\\s*");

    private static final Pattern UID = Pattern.compile("\\s*iCalUId\\s+eq\\s+'((?:[^']|'')*)'\\s*");

    private static final Pattern OPERATOR = Pattern.compile("(?i)(and|or)\\s");

    private final String text;

    private int place;

    private EventFilter(String text) {
        this.text = text;
    }

    static Predicate<EventItem> parse(String filter) {
        Matcher any = ANY.matcher(filter.strip());
        if (any.matches()) {
            BiPredicate<String, String> property = new EventFilter(any.group(2)).property(any.group(1));
            return item -> item.current().content().extended().entrySet().stream()
                    .anyMatch(entry -> property.test(entry.getKey(), entry.getValue()));
        }
        return new EventFilter(filter).uid();
    }

    private Predicate<EventItem> uid() {
        Matcher term = UID.matcher(text);
        Predicate<EventItem> wanted = item -> false;
        while (term.find(place) && term.start() == place) {
            String uid = term.group(1);
            wanted = wanted.or(item -> item.uid().equals(uid));
            place = term.end();
            if (place == text.length()) {
                return wanted;
            }
            if (!"or".equals(operator())) {
                throw bad();
            }
        }
        throw bad();
    }

    private BiPredicate<String, String> property(String variable) {
        BiPredicate<String, String> whole = alternatives(variable);
        if (place != text.length()) {
            throw bad();
        }
        return whole;
    }

    private BiPredicate<String, String> alternatives(String variable) {
        BiPredicate<String, String> some = conjunction(variable);
        while (peek("or")) {
            some = some.or(conjunction(variable));
        }
        return some;
    }

    private BiPredicate<String, String> conjunction(String variable) {
        BiPredicate<String, String> all = term(variable);
        while (peek("and")) {
            all = all.and(term(variable));
        }
        return all;
    }

    private BiPredicate<String, String> term(String variable) {
        skip();
        if (place < text.length() && text.charAt(place) == '(') {
            place++;
            BiPredicate<String, String> inner = alternatives(variable);
            skip();
            if (place == text.length() || text.charAt(place) != ')') {
                throw bad();
            }
            place++;
            skip();
            return inner;
        }
        Matcher term = TERM.matcher(text).region(place, text.length());
        if (!term.lookingAt()) {
            throw bad();
        }
        place = term.end();
        boolean function = term.group(5) != null;
        if (!term.group(function ? 6 : 1).equals(variable)) {
            throw bad();
        }
        return test(
                term.group(function ? 7 : 2),
                term.group(function ? 5 : 3),
                term.group(function ? 8 : 4).replace("''", "'"));
    }

    private static BiPredicate<String, String> test(String side, String operator, String literal) {
        if (side.equals("id")) {
            ExtendedProperties.requireId(literal);
            return switch (operator) {
                case "eq" -> (id, value) -> ExtendedProperties.same(id, literal);
                case "ne" -> (id, value) -> !ExtendedProperties.same(id, literal);
                default -> throw bad();
            };
        }
        String wanted = literal.toLowerCase(Locale.ROOT);
        BiPredicate<String, String> test = switch (operator) {
            case "eq" -> String::equals;
            case "ne" -> (value, other) -> !value.equals(other);
            case "startswith" -> String::startsWith;
            default -> String::contains;
        };
        return (id, value) -> test.test(value.toLowerCase(Locale.ROOT), wanted);
    }

    private boolean peek(String word) {
        skip();
        Matcher operator = OPERATOR.matcher(text).region(place, text.length());
        if (operator.lookingAt() && operator.group(1).equalsIgnoreCase(word)) {
            place = operator.end();
            return true;
        }
        return false;
    }

    private String operator() {
        Matcher operator = OPERATOR.matcher(text).region(place, text.length());
        if (!operator.lookingAt()) {
            throw bad();
        }
        place = operator.end();
        return operator.group(1).toLowerCase(Locale.ROOT);
    }

    private void skip() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }

    private static GraphError bad() {
        return GraphError.of(400, "ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes.");
    }
}
