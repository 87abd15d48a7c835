package org.kalends.provider.icloud.internal.dav;

import org.kalends.api.provider.ProviderException;

/** What became of one request that writes. */
sealed interface Sent {

    /** Written, and this is what the server holds. */
    record Stored(DavResource resource) implements Sent {}

    /** Written, but not as sent: it has to be read back. */
    record Changed() implements Sent {}

    /** Not there any more. */
    record Gone() implements Sent {}

    /** Not written: it has another version by now. */
    record Outdated(DavResource now) implements Sent {}

    /** Not written, or nobody knows. */
    record Failed(ProviderException failure) implements Sent {}
}
