package org.kalends.simulator.graph;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/** The ids of one mailbox: immutable ones, regular ones (another string for the same event), and those of calendars. */
final class Ids {

    // The first bytes give the beginnings that the service's ids have: AAkALg and AAMkAG.
    private static final byte[] IMMUTABLE = {0x00, 0x09, 0x00, 0x2e, 0x00, 0x01};

    // Then ++// so that whoever does not encode a path notices.
    private static final byte[] REGULAR = {
        0x00, 0x03, 0x24, 0x00, 0x6d, 0x01, (byte) 0xfb, (byte) 0xef, (byte) 0xff, 0x00, 0x00
    };

    private static final byte[] CALENDAR = {0x00, 0x03, 0x24, 0x00, 0x6d, 0x02, 0x00, 0x00};

    private static final long SPREAD = 0x5bd1e995_9e3779b9L;

    private final UUID mailbox;

    Ids(UUID mailbox) {
        this.mailbox = mailbox;
    }

    String immutable(EventRef event) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(IMMUTABLE, event, 0));
    }

    /** Returns the id that changes with each move to another calendar. */
    String regular(EventRef event, int moves) {
        return Base64.getEncoder().encodeToString(bytes(REGULAR, event, moves));
    }

    String calendar(int number) {
        ByteBuffer bytes = head(CALENDAR, 4);
        bytes.putInt(number);
        return Base64.getUrlEncoder().encodeToString(sealed(bytes));
    }

    /** Returns what an id of either kind names; another mailbox's names nothing here. */
    EventRef event(String id) {
        byte[] bytes = decode(id);
        int head = startsWith(bytes, IMMUTABLE) ? IMMUTABLE.length : startsWith(bytes, REGULAR) ? REGULAR.length : -1;
        if (head < 0 || bytes.length != head + 16 + 16 + 4) {
            throw malformed();
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, head, 32);
        requireMailbox(rest);
        long event = rest.getLong() ^ SPREAD;
        int day = rest.getInt();
        return new EventRef(
                event, day == Integer.MIN_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)));
    }

    /** Returns the moves that a regular id knows of, -1 for an immutable one. */
    int moves(String id) {
        byte[] bytes = decode(id);
        return startsWith(bytes, REGULAR) ? ByteBuffer.wrap(bytes).getInt(REGULAR.length + 28) : -1;
    }

    int calendar(String id) {
        byte[] bytes = decode(id);
        if (!startsWith(bytes, CALENDAR) || bytes.length != CALENDAR.length + 16 + 4 + 4) {
            throw malformed();
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, CALENDAR.length, 20);
        requireMailbox(rest);
        return rest.getInt();
    }

    private byte[] bytes(byte[] head, EventRef event, int moves) {
        ByteBuffer bytes = head(head, 16);
        bytes.putLong(event.event() ^ SPREAD);
        bytes.putInt(
                event.date().map(date -> Math.toIntExact(date.toEpochDay())).orElse(Integer.MIN_VALUE));
        bytes.putInt(moves);
        return sealed(bytes);
    }

    private ByteBuffer head(byte[] head, int rest) {
        return ByteBuffer.allocate(head.length + 16 + rest + 4)
                .put(head)
                .putLong(mailbox.getMostSignificantBits())
                .putLong(mailbox.getLeastSignificantBits());
    }

    private void requireMailbox(ByteBuffer bytes) {
        if (!new UUID(bytes.getLong(), bytes.getLong()).equals(mailbox)) {
            throw GraphError.notFound();
        }
    }

    private static byte[] sealed(ByteBuffer full) {
        byte[] bytes = new byte[full.capacity()];
        full.flip().get(bytes, 0, full.limit());
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, check(bytes));
        return bytes;
    }

    private static byte[] decode(String id) {
        try {
            byte[] bytes = id.matches(".*[+/].*")
                    ? Base64.getDecoder().decode(id)
                    : Base64.getUrlDecoder().decode(id);
            if (bytes.length > 4 && check(bytes) == ByteBuffer.wrap(bytes).getInt(bytes.length - 4)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static int check(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - 4);
        return (int) crc.getValue();
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length > head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    private static GraphError malformed() {
        return GraphError.of(400, "ErrorInvalidIdMalformed", "Id is malformed.");
    }
}
