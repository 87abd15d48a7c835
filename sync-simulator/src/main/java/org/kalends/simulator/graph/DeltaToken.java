package org.kalends.simulator.graph;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * A place in a calendar's changes, with the question that was asked first.
 *
 * @param calendar the calendar's number
 * @param generation the generation of the sync state
 * @param window the window of the first request
 * @param from the change of the mailbox after which the round begins; -1 for the first round
 * @param until the last change that the round tells; -1 before the round has begun
 * @param offset how many of the round's events were told
 * @param step how many pages the round had
 */
record DeltaToken(int calendar, int generation, TimeWindow window, long from, long until, int offset, int step) {

    static final long NOTHING = -1;

    private static final int SIZE = 4 + 4 + 8 + 8 + 8 + 8 + 4 + 4 + 4;

    static DeltaToken first(MailboxCalendar calendar, TimeWindow window) {
        return new DeltaToken(calendar.number(), calendar.generation(), window, NOTHING, NOTHING, 0, 0);
    }

    static DeltaToken parse(String text, MailboxCalendar calendar) {
        ByteBuffer bytes = decode(text);
        DeltaToken token = new DeltaToken(
                bytes.getInt(),
                bytes.getInt(),
                new TimeWindow(Instant.ofEpochMilli(bytes.getLong()), Instant.ofEpochMilli(bytes.getLong())),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getInt(),
                bytes.getInt());
        if (token.calendar != calendar.number()) {
            throw malformed();
        }
        if (token.generation != calendar.generation()) {
            throw lost();
        }
        return token;
    }

    DeltaToken begun(long sequence) {
        return until == NOTHING ? new DeltaToken(calendar, generation, window, from, sequence, 0, 0) : this;
    }

    /** Returns the place where the next page begins. */
    DeltaToken at(int other) {
        return new DeltaToken(calendar, generation, window, from, until, other, step + 1);
    }

    /** Returns the place after the round. */
    DeltaToken next() {
        return new DeltaToken(calendar, generation, window, until, NOTHING, 0, 0);
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE)
                .putInt(calendar)
                .putInt(generation)
                .putLong(window.start().toEpochMilli())
                .putLong(window.end().toEpochMilli())
                .putLong(from)
                .putLong(until)
                .putInt(offset)
                .putInt(step);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.putInt(check(bytes.array())).array());
    }

    static GraphError lost() {
        return GraphError.of(
                410,
                "SyncStateNotFound",
                "The sync state generation is not found; continuing with the current sync state is not possible.");
    }

    static GraphError malformed() {
        return GraphError.badRequest("Badly formed token.");
    }

    private static ByteBuffer decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == SIZE && ByteBuffer.wrap(bytes).getInt(SIZE - 4) == check(bytes)) {
                return ByteBuffer.wrap(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static int check(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, SIZE - 4);
        return (int) crc.getValue();
    }
}
