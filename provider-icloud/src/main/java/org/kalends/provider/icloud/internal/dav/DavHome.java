package org.kalends.provider.icloud.internal.dav;

import java.net.URI;
import java.util.Optional;

/**
 * Where an account lives.
 *
 * @param server scheme, host and port that answer for it; may be another one tomorrow
 * @param principal decoded path of the user
 * @param home decoded path of the folder of calendars, with a slash at its end
 * @param email the user's address, where the server tells it
 */
public record DavHome(URI server, String principal, String home, Optional<String> email) {}
