/**
 * CalDAV over http (RFC 4918, 4791, 6578, 6764): finding calendars, reading what changed, guarded writes.
 *
 * <p>From the wire up: {@code DavHttp} is the configured client, {@code DavGateway} one call, {@code DavConnection} one account's
 * way to its server, {@code Multistatus} its answers; {@code DavChanges}, {@code DavLookups} and {@code DavWriter} do the work
 * of the SPI. What a resource says is left to {@code internal.ics}.
 */
@NullMarked
package org.kalends.provider.icloud.internal.dav;

import org.jspecify.annotations.NullMarked;
