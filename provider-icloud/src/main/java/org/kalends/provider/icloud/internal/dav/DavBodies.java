package org.kalends.provider.icloud.internal.dav;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.http.HttpEntity;
import org.apache.http.ParseException;
import org.apache.http.entity.ContentType;
import org.jspecify.annotations.Nullable;

/** Reads bodies that may be endless: in length, or by dripping. */
final class DavBodies {

    private static final int SILENCES = 5;

    private final int maxBytes;

    private final Duration longest;

    DavBodies(int maxBytes, Duration answerTimeout) {
        this.maxBytes = maxBytes;
        this.longest = answerTimeout.multipliedBy(SILENCES);
    }

    /** Returns the body; empty when it is too long, and the connection must then be thrown away. */
    Optional<DavAnswer.Content> read(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return Optional.of(new DavAnswer.Content(new byte[0]));
        }
        if (entity.getContentLength() > maxBytes) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[16 * 1024];
        InputStream in = entity.getContent();
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (body.size() + n > maxBytes) {
                return Optional.empty();
            }
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw new InterruptedIOException("the answer takes too long");
            }
            body.write(chunk, 0, n);
        }
        return Optional.of(new DavAnswer.Content(body.toByteArray()));
    }

    /** Returns the charset that a body claims, UTF-8 when it claims none or nonsense. */
    static Charset charset(@Nullable HttpEntity entity) {
        try {
            ContentType type = ContentType.get(entity);
            Charset charset = type == null ? null : type.getCharset();
            return charset == null ? StandardCharsets.UTF_8 : charset;
        } catch (ParseException | IllegalArgumentException nonsense) {
            return StandardCharsets.UTF_8;
        }
    }
}
