package org.kalends.simulation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;

/**
 * Every text that a person types holds a word of its own. A word that is seen where nobody typed it, in a field that the mapping masks, has
 * leaked.
 */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("t[AB]\\d+x");

    private final World world;
    private final Marks marks;
    private final Map<Side, Map<EventKey, Set<String>>> typed =
            new HashMap<>(Map.of(Side.A, new HashMap<>(), Side.B, new HashMap<>()));
    private final Set<Side> masked = EnumSet.noneOf(Side.class);
    private int count;

    Tokens(World world, Marks marks) {
        this.world = world;
        this.marks = marks;
        for (Side side : Side.values()) {
            if (world.settings.policy().from(side).markAsPrivate()) {
                masked.add(side);
            }
        }
    }

    String next(Side side) {
        return "t" + side + ++count + "x";
    }

    /** A person has typed whatever an event now says. */
    void typed(Side side, EventKey key, CalendarEvent event) {
        typed.get(side)
                .computeIfAbsent(world.root(side, key), k -> new HashSet<>())
                .addAll(tokens(event));
    }

    /** Looks at every event of a side. */
    void check(Side side) {
        if (!masked.isEmpty()) {
            world.remote(side).events().forEach(event -> check(side, event));
        }
    }

    private void check(Side side, RemoteEvent event) {
        Marks.Role role = marks.role(side, event);
        Side origin = role == Marks.Role.COPY ? side.other() : side;
        boolean wasCopy = role == Marks.Role.ORIGINAL && event.originMark().isPresent();
        if (role == Marks.Role.FOREIGN || wasCopy || !masked.contains(origin)) {
            return;
        }
        Set<String> known = typed.get(side).getOrDefault(world.root(side, event.key()), Set.of());
        for (String token : tokens(event.event())) {
            Violation.unless(known.contains(token), "leak: %s on side %s in %s", token, side, event.key());
        }
    }

    private static Set<String> tokens(CalendarEvent event) {
        Set<String> tokens = new HashSet<>();
        collect(event, tokens);
        event.recurrence().ifPresent(series -> series.overrides().values().forEach(each -> collect(each, tokens)));
        return tokens;
    }

    private static void collect(CalendarEvent event, Set<String> tokens) {
        String text = event.title() + "\n" + event.description().text() + "\n"
                + event.description().html().orElse("") + "\n" + event.location();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }
}
