/**
 * Calendars of the Google Calendar API v3 over http: reading what changed, guarded writes, doorbells.
 *
 * <p>From the wire up: {@code GoogleHttp} is one exchange, {@code GoogleGateway} one call, {@code GoogleBatch} many in one,
 * {@code GoogleErrors} what a status means; {@code GoogleChanges}, {@code GoogleLookups} and {@code GoogleWrites} do the work of the
 * SPI. What an event says is left to {@code internal.event}.
 */
@NullMarked
package org.kalends.provider.google.internal.http;

import org.jspecify.annotations.NullMarked;
