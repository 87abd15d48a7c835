package org.kalends.provider.google.internal.event;

/** Texts on their way over the wire. */
final class PlainText {

    private PlainText() {}

    /** Returns a text without control characters and halves of characters, which no service keeps. */
    static String clean(String text) {
        return text.codePoints()
                .filter(point -> point >= ' ' || point == '\t' || point == '\n')
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .filter(point -> point != 0xFFFE && point != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
