package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Events as a person sees them: whole, with everything that a call would have to ask for. */
final class PersonView {

    private PersonView() {}

    static ObjectNode of(Mailbox mailbox, EventItem item) {
        EventView view = new EventView(mailbox, Preferences.PERSON, false, false);
        EventVersion version = item.current();
        ObjectNode event = view.whole(item, version);
        event.set(
                "singleValueExtendedProperties",
                ExtendedProperties.shown(version.content().extended(), id -> true));
        version.series().ifPresent(series -> {
            ArrayNode exceptions = event.putArray("exceptionOccurrences");
            series.exceptions()
                    .keySet()
                    .forEach(date ->
                            version.instance(date).ifPresent(instance -> exceptions.add(of(mailbox, item, instance))));
            ArrayNode cancelled = event.putArray("cancelledOccurrences");
            series.cancelled().forEach(date -> cancelled.add(view.occurrenceId(item, version, date.toString())));
        });
        return event;
    }

    static ObjectNode of(Mailbox mailbox, EventItem item, Instance instance) {
        ObjectNode event =
                new EventView(mailbox, Preferences.PERSON, false, false).whole(item, item.current(), instance);
        event.set(
                "singleValueExtendedProperties",
                ExtendedProperties.shown(instance.content().extended(), id -> true));
        return event;
    }
}
