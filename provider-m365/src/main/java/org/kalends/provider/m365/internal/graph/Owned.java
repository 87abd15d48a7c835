package org.kalends.provider.m365.internal.graph;

/**
 * An event with what we have put on it.
 *
 * @param item the event
 * @param own what we have put on it
 */
record Owned(GraphItem item, Own own) {}
