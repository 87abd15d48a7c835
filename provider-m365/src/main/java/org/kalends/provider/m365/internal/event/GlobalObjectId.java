package org.kalends.provider.m365.internal.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The GlobalObjectId of Exchange, which {@code iCalUId} shows in hexadecimal ([MS-OXOCAL] section 2.2.1.27). It holds the date of an
 * occurrence, and inside of it, after a marker, the UID that another program gave to the meeting.
 */
public final class GlobalObjectId {

    private static final String PREFIX = "040000008200E00074C5B7101A82E008";

    /** Prefix, date, creation time, eight reserved bytes, size, and at least one byte. */
    private static final int SHORTEST = 82;

    private static final int DATE = 32;

    private static final int DATE_END = 40;

    private static final int DATA = 80;

    private static final String FOREIGN =
            HexFormat.of().withUpperCase().formatHex("vCal-Uid".getBytes(StandardCharsets.US_ASCII)) + "01000000";

    private GlobalObjectId() {}

    /** Returns the UID of RFC 5545 that an {@code iCalUId} stands for, the same one for a series and each of its occurrences. */
    public static String uid(String iCalUId) {
        if (!isOne(iCalUId)) {
            return iCalUId;
        }
        String id = iCalUId.toUpperCase(Locale.ROOT);
        return foreign(id).orElse(id.substring(0, DATE) + "00000000" + id.substring(DATE_END));
    }

    /** Returns every {@code iCalUId} by which the service may know an event with a UID. */
    public static List<String> spellings(String uid) {
        if (isOne(uid)) {
            return List.of(uid);
        }
        byte[] bytes = uid.getBytes(StandardCharsets.UTF_8);
        int size = FOREIGN.length() / 2 + bytes.length + 1;
        HexFormat hex = HexFormat.of().withUpperCase();
        String wrapped = PREFIX + "0".repeat(DATA - DATE - 8) + hex.toHexDigits(Integer.reverseBytes(size)) + FOREIGN
                + hex.formatHex(bytes) + "00";
        return List.of(uid, wrapped);
    }

    /** Returns the date of the occurrence that an {@code iCalUId} names; empty for a series and for any other form. */
    static Optional<LocalDate> date(String iCalUId) {
        if (!isOne(iCalUId)) {
            return Optional.empty();
        }
        int year = HexFormat.fromHexDigits(iCalUId, DATE, DATE + 4);
        int month = HexFormat.fromHexDigits(iCalUId, DATE + 4, DATE + 6);
        int day = HexFormat.fromHexDigits(iCalUId, DATE + 6, DATE_END);
        try {
            return year == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isOne(String text) {
        return text.length() >= SHORTEST
                && text.length() % 2 == 0
                && text.regionMatches(true, 0, PREFIX, 0, DATE)
                && text.chars().allMatch(HexFormat::isHexDigit);
    }

    private static Optional<String> foreign(String id) {
        if (!id.startsWith(FOREIGN, DATA)) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(id, DATA + FOREIGN.length(), id.length());
        String uid = new String(bytes, StandardCharsets.UTF_8).replaceAll("\u0000+$", "");
        return uid.isBlank() ? Optional.empty() : Optional.of(uid);
    }
}
