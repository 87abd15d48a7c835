/**
 * Calendars of Microsoft Graph v1.0 over http: reading what changed, guarded writes.
 *
 * <p>From the wire up: {@code GraphGateway} is one call, {@code GraphBatch} many in one, {@code GraphErrors} what a status means;
 * {@code GraphChanges}, {@code GraphLookups} and {@code GraphWrites} do the work of the SPI. What an event says is left to
 * {@code internal.event}.
 */
@NullMarked
package org.kalends.provider.m365.internal.graph;

import org.jspecify.annotations.NullMarked;
