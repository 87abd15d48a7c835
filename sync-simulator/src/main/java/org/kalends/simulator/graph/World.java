package org.kalends.simulator.graph;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * What all parts of one simulator share.
 *
 * @param clock the time
 * @param rootUrl the root that links begin with
 * @param tokens the tokens that are good
 * @param outbox the mails
 * @param faults the switches
 * @param subscriptions who wants to know of changes
 */
record World(
        Clock clock,
        Supplier<String> rootUrl,
        Tokens tokens,
        Outbox outbox,
        GraphFaults faults,
        Subscriptions subscriptions) {}
