package org.kalends.provider.icloud.internal.dav;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Which server is spoken to, and how patiently.
 *
 * @param root where discovery begins
 * @param allowedHosts where requests may go, as {@link HostRule} reads them
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long the server may stay silent
 * @param maxBody the longest answer that is read, in bytes
 * @param trace is told of each request
 */
public record DavSettings(
        URI root, Set<String> allowedHosts, Duration connectTimeout, Duration answerTimeout, int maxBody, Trace trace) {

    /** Is told of each request. */
    @FunctionalInterface
    public interface Trace {
        /** A request was answered, or was not: then the status is 0. */
        void requested(String method, String path, int status);
    }
}
