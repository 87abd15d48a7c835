package org.kalends.provider.icloud.internal.dav;

import java.util.Optional;
import org.kalends.api.model.Version;

/**
 * The stored text of one resource.
 *
 * @param name decoded file name in its calendar
 * @param version its strong ETag byte for byte, else a hash of what it says
 * @param text the iCalendar text
 */
record DavResource(String name, Version version, String text) {

    private static final String HASH = "hash:";

    static DavResource of(String name, Optional<String> etag, String text) {
        return new DavResource(
                name, etag.filter(DavResource::strong).map(Version::new).orElseGet(() -> hashed(text)), text);
    }

    /** Returns whether an ETag can guard a write (RFC 9110 section 8.8.1). */
    static boolean strong(String etag) {
        return !etag.startsWith("W/");
    }

    /** Returns whether a version is an ETag that the server compares itself. */
    static boolean guards(Version version) {
        return !version.value().startsWith(HASH);
    }

    private static Version hashed(String text) {
        return new Version(HASH + ContentHash.of(text));
    }
}
