package org.kalends.simulator.graph;

/**
 * A request whose body named attendees, an empty list included. Immutable.
 *
 * @param mailbox whose event
 * @param request the method and the path
 */
public record AttendeeWrite(String mailbox, String request) {}
