package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What does not fit into a description, compressed into properties of our own. The description ends with a sign that stands for it: whoever
 * edits the text before the sign keeps the rest, whoever takes the sign away takes the rest away.
 */
final class LongText {

    private static final String SIGN = "\n[\u2026]";

    private static final String KEY = "kalendsText";

    private static final int PIECE = 1000;

    private static final int MOST_PIECES = 28;

    /** No text of ours gets so long; a forged property might. */
    private static final int MOST_BYTES = 4_000_000;

    private LongText() {}

    /** Writes the rest of a text and returns what the description says instead of it. */
    static String write(String shown, String rest, Event event) {
        String packed = Base64.getUrlEncoder().withoutPadding().encodeToString(deflated(rest));
        int pieces = (packed.length() + PIECE - 1) / PIECE;
        if (pieces > MOST_PIECES) {
            throw new GoogleProblem("description", "is longer than the service keeps");
        }
        OwnProperties.put(event, KEY, "1|" + pieces + "|" + ShortHash.of(packed));
        for (int i = 0; i < pieces; i++) {
            OwnProperties.put(
                    event, KEY + (i + 1), packed.substring(i * PIECE, Math.min(packed.length(), (i + 1) * PIECE)));
        }
        return shown + SIGN;
    }

    /** Returns how many bytes the sign takes. */
    static int signBytes() {
        return SIGN.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Takes away with a PATCH whatever rest there may be. */
    static void remove(Event patch) {
        OwnProperties.remove(patch, KEY);
        for (int i = 1; i <= MOST_PIECES; i++) {
            OwnProperties.remove(patch, KEY + i);
        }
    }

    /** Returns a text with its rest in the place of the sign; empty when it has no sign or no rest. */
    static Optional<String> whole(String text, Event event) {
        String told = text.stripTrailing();
        return told.endsWith(SIGN)
                ? rest(event).map(rest -> told.substring(0, told.length() - SIGN.length()) + rest)
                : Optional.empty();
    }

    private static Optional<String> rest(Event event) {
        List<String> head = List.of(OwnProperties.value(event, KEY).orElse("").split("\\|", -1));
        if (head.size() != 3 || !head.get(0).equals("1") || !head.get(1).matches("[1-9][0-9]?")) {
            return Optional.empty();
        }
        StringBuilder packed = new StringBuilder();
        for (int i = 1; i <= Integer.parseInt(head.get(1)); i++) {
            packed.append(OwnProperties.value(event, KEY + i).orElse(""));
        }
        return ShortHash.of(packed.toString()).equals(head.get(2)) ? inflated(packed.toString()) : Optional.empty();
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static Optional<String> inflated(String packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(packed));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int bytes = inflater.inflate(buffer);
                if (bytes == 0 || out.size() > MOST_BYTES) {
                    return Optional.empty();
                }
                out.write(buffer, 0, bytes);
            }
            return Optional.of(out.toString(StandardCharsets.UTF_8));
        } catch (DataFormatException | IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
