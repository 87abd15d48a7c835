package org.kalends.provider.icloud.internal.dav;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered to one call.
 *
 * @param call the method and what it asked, for messages
 * @param status the http status
 * @param uri where the answer came from after redirects
 * @param etag the ETag header, byte for byte
 * @param retryAfter how long the server wants to be left alone
 * @param charset the charset that the answer claims, else UTF-8
 * @param content the body; empty when it was too long
 * @param oversized whether the body was longer than allowed and thrown away
 */
record DavAnswer(
        String call,
        int status,
        URI uri,
        Optional<String> etag,
        Optional<Duration> retryAfter,
        Charset charset,
        Content content,
        boolean oversized) {

    /** Bytes that are not copied around and never printed. */
    static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Returns whether the call did what it was asked to, 207 aside. */
    boolean success() {
        return status == 200 || status == 201 || status == 204;
    }

    /** Returns whether there is no such thing (any more). */
    boolean gone() {
        return status == 404 || status == 410;
    }

    /** Returns the body as text, without a byte order mark. */
    String text() {
        String text = new String(content.bytes(), charset);
        return charset.equals(StandardCharsets.UTF_8) && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
