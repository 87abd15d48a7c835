package org.kalends.simulator.graph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The iCalUIds that Exchange gives: the hexadecimal form of a GlobalObjectId (MS-OXOCAL 2.2.1.27). */
final class GlobalObjectIds {

    private static final String HEAD = "040000008200E00074C5B7101A82E008";

    private static final String NO_DATE = "00000000";

    private static final int DATE_END = HEAD.length() + NO_DATE.length();

    // From 1601, in units of 100 nanoseconds.
    private static final long FILETIME_EPOCH = 11_644_473_600L;

    private GlobalObjectIds() {}

    static String of(Instant created, UUID unique) {
        long filetime = (created.getEpochSecond() + FILETIME_EPOCH) * 10_000_000L + created.getNano() / 100;
        byte[] data = new byte[16];
        ByteBuffer.wrap(data).putLong(unique.getMostSignificantBits()).putLong(unique.getLeastSignificantBits());
        return HEAD + NO_DATE + littleEndian(filetime, 8) + "0".repeat(16) + littleEndian(16, 4) + hex(data);
    }

    /** Returns the id of an event that another system has named. */
    static String foreign(String uid) {
        if (uid.toUpperCase(Locale.ROOT).startsWith(HEAD)) {
            return uid;
        }
        byte[] name = ("vCal-Uid\u0001\0\0\0" + uid + "\0").getBytes(StandardCharsets.UTF_8);
        return HEAD + NO_DATE + "0".repeat(32) + littleEndian(name.length, 4) + hex(name);
    }

    /** Returns the id of an occurrence; that of a series or a single event is as it is. */
    static String on(String uid, Optional<LocalDate> date) {
        return date.filter(day -> uid.length() >= DATE_END)
                .map(day -> uid.substring(0, HEAD.length())
                        + String.format(
                                Locale.ROOT, "%04X%02X%02X", day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                        + uid.substring(DATE_END))
                .orElse(uid);
    }

    private static String littleEndian(long value, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append(String.format(Locale.ROOT, "%02X", value >>> (8 * i) & 0xff));
        }
        return text.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
