package org.kalends.provider.m365.internal.event;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.kalends.api.model.OriginMark;

/**
 * Names of our creations: UUIDs of version 8 (RFC 9562 section 5.8) that are made out of the mark, 90 bits of hash and a check of 32
 * bits, by which they are recognised without the mark.
 */
public final class TransactionIds {

    private static final int FORM = 36;

    private static final long VERSION = 0x8000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TransactionIds() {}

    /** Returns the transaction id of the copy with a mark; always the same one. */
    public static String of(OriginMark mark) {
        ByteBuffer hash = ByteBuffer.wrap(ShortHash.bytes("transaction " + mark.text()));
        long high = (hash.getLong() & ~0xF000L) | VERSION;
        long low = (hash.getLong() & 0x3FFF_FFFF_0000_0000L) | VARIANT;
        return new UUID(high, low | check(high, low)).toString();
    }

    /** Returns whether an id is one of ours; another one passes for ours once in 2^32. */
    public static boolean isOurs(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            long low = uuid.getLeastSignificantBits();
            return id.length() == FORM
                    && uuid.version() == 8
                    && uuid.variant() == 2
                    && (low & 0xFFFF_FFFFL) == check(uuid.getMostSignificantBits(), low & ~0xFFFF_FFFFL);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long check(long high, long low) {
        return ByteBuffer.wrap(ShortHash.bytes("check " + new UUID(high, low))).getInt() & 0xFFFF_FFFFL;
    }
}
