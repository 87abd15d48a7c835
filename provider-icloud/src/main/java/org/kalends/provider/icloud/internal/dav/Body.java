package org.kalends.provider.icloud.internal.dav;

/** What became of the wish to read one resource. There is no fourth way: a body that is simply missing is a failure. */
sealed interface Body {

    /** It is there. */
    record Present(DavResource resource) implements Body {}

    /** The server says that it is not there. */
    record Gone() implements Body {}

    /** The server does not hand it out, or it is too long. */
    record Refused(String problem) implements Body {}
}
