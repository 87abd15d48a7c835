package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How one occurrence differs from its series. Immutable.
 *
 * @param original when the rule has put it
 * @param cancelled whether it is deleted
 * @param changes the properties that it has of its own, null for those it does not have
 * @param sequence how often it was moved
 */
record Deviation(EventTime original, boolean cancelled, ObjectNode changes, int sequence) {

    /** Returns what an occurrence has of its own beside what it has of its series. */
    static ObjectNode changes(ObjectNode inherited, ObjectNode own) {
        ObjectNode changes = Json.object();
        own.properties().forEach(property -> {
            boolean same = property.getValue().equals(inherited.get(property.getKey()));
            if (!same && !property.getKey().equals("recurrence")) {
                changes.set(property.getKey(), property.getValue());
            }
        });
        inherited.properties().forEach(property -> {
            if (!own.has(property.getKey())) {
                changes.putNull(property.getKey());
            }
        });
        return changes;
    }

    ObjectNode on(ObjectNode inherited) {
        ObjectNode content = inherited.deepCopy();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                content.remove(change.getKey());
            } else {
                content.set(change.getKey(), change.getValue());
            }
        });
        return content;
    }
}
