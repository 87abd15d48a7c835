package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One occurrence of a series. Immutable.
 *
 * @param original when the rule has put it
 * @param cancelled whether it is deleted
 * @param deviates whether it is stored by itself
 * @param content its properties
 * @param times when it is
 * @param sequence how often it was moved
 */
record Occurrence(
        EventTime original, boolean cancelled, boolean deviates, ObjectNode content, EventTimes times, int sequence) {}
