package org.kalends.host.user;

import java.time.Instant;

/**
 * A user as a script or a page sees them.
 *
 * @param id the user
 * @param owner whether the host is theirs
 * @param since when they came first
 */
public record UserView(String id, boolean owner, Instant since) {}
