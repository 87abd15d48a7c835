package org.kalends.provider.m365.internal.push;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Reception.Lifecycle;
import org.kalends.api.push.Subscription;

/** What arrives at the receiver: the question whether it is ours, doorbells, and what happened to subscriptions. Asks nobody. */
public final class GraphReceiver {

    /** Printable ASCII without angle brackets: what comes back must not be taken for a page, whatever asks. */
    private static final Pattern TOKEN = Pattern.compile("[ -;=?-~]{1,1024}");

    private final ClientStates states;

    /** Creates a receiver of notifications that carry these states. */
    public GraphReceiver(ClientStates states) {
        this.states = states;
    }

    /** Reads a request; {@code known} is asked once for each id in it. */
    public Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known) {
        // First and without a look at anything else: the subscription that this is about may not even have an id yet.
        Optional<String> token = token(notification);
        if (token.isPresent()) {
            return TOKEN.matcher(token.get()).matches()
                    ? new Reception.Challenge(token.get())
                    : new Reception.Rejected("validation token: is not plain text");
        }
        return NoticeReader.read(notification.body())
                .map(notices -> genuine(notices, known))
                .orElseGet(() -> new Reception.Rejected("body: is no envelope of notifications"));
    }

    private static Optional<String> token(HttpNotification notification) {
        return notification.query().entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase("validationToken"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Reception genuine(List<Notice> notices, Function<String, Optional<Subscription>> known) {
        Map<String, Optional<Subscription>> subscriptions = new HashMap<>();
        Set<String> doorbells = new LinkedHashSet<>();
        Set<Lifecycle> lifecycle = new LinkedHashSet<>();
        for (Notice notice : notices) {
            Optional<Subscription> subscription = subscriptions
                    .computeIfAbsent(notice.subscriptionId(), known)
                    .filter(found -> states.isGenuine(notice.clientState(), found));
            if (subscription.isPresent()) {
                String id = subscription.get().id();
                notice.lifecycleEvent()
                        .ifPresentOrElse(
                                word -> lifecycle.add(new Lifecycle(id, event(word))), () -> doorbells.add(id));
            }
        }
        if (doorbells.isEmpty() && lifecycle.isEmpty()) {
            return new Reception.Rejected("no entry is of a subscription that is known, with its client state");
        }
        return new Reception.Doorbells(List.copyOf(doorbells), List.copyOf(lifecycle));
    }

    /** A word that is new to us says that something is the matter: reading now does no harm. */
    private static Lifecycle.Event event(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "subscriptionremoved" -> Lifecycle.Event.REMOVED;
            case "reauthorizationrequired" -> Lifecycle.Event.REAUTHORIZE;
            default -> Lifecycle.Event.MISSED;
        };
    }
}
