package org.kalends.api.push;

import java.util.List;
import java.util.Objects;

/** What a notification turned out to be. */
public sealed interface Reception {

    /**
     * The remote side checks that the address is ours.
     *
     * @param body the answer to give with status 200, as plain text
     */
    record Challenge(String body) implements Reception {
        /** Checks that nothing is missing. */
        public Challenge {
            Objects.requireNonNull(body, "body");
        }
    }

    /**
     * Genuine notifications; what they say beside that is thrown away.
     *
     * @param subscriptionIds the subscriptions whose calendars changed
     * @param lifecycle what happened to subscriptions themselves
     */
    record Doorbells(List<String> subscriptionIds, List<Lifecycle> lifecycle) implements Reception {
        /** Takes copies. */
        public Doorbells {
            subscriptionIds = List.copyOf(subscriptionIds);
            lifecycle = List.copyOf(lifecycle);
        }
    }

    /**
     * Not genuine, or not readable: nothing may follow from it.
     *
     * @param reason why, without content
     */
    record Rejected(String reason) implements Reception {
        /** Checks that nothing is missing. */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Something happened to a subscription.
     *
     * @param subscriptionId which one
     * @param event what
     */
    record Lifecycle(String subscriptionId, Event event) {
        /** What happened. */
        public enum Event {
            /** Notifications were lost: read now. */
            MISSED,
            /** It is gone: create a new one and read now. */
            REMOVED,
            /** It must be renewed. */
            REAUTHORIZE
        }

        /** Checks that nothing is missing. */
        public Lifecycle {
            Objects.requireNonNull(subscriptionId, "subscriptionId");
            Objects.requireNonNull(event, "event");
        }
    }
}
