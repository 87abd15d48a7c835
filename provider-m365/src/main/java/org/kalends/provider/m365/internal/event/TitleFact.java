package org.kalends.provider.m365.internal.event;

import java.util.Optional;

/**
 * The whole of a title that was cut.
 *
 * @param shown a short hash of the cut title, for which it holds
 * @param whole the title; it lies in the same mailbox as the event
 */
record TitleFact(String shown, String whole) {

    /** The longest subject that Exchange keeps. */
    private static final int LONGEST = 255;

    /** The longest title that is remembered; a longer one stays cut. */
    private static final int REMEMBERED = 900;

    private static final String MARK = "\u2026";

    /** Returns the subject that is written for a title. */
    static String subject(String title) {
        String clean = PlainText.clean(title);
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int end = LONGEST - MARK.length();
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + MARK;
    }

    /** Returns whether a title is longer than what is written for it. */
    static boolean isCut(String title) {
        return PlainText.clean(title).length() > LONGEST;
    }

    static Optional<TitleFact> of(String title) {
        String clean = PlainText.clean(title);
        return isCut(title) && clean.length() <= REMEMBERED
                ? Optional.of(new TitleFact(ShortHash.of(subject(clean)), clean))
                : Optional.empty();
    }

    /** Returns whether a subject is still the one that was cut. */
    boolean holds(String subject) {
        return ShortHash.of(subject).equals(shown) && subject(whole).equals(subject);
    }

    String text() {
        return shown + "|" + whole;
    }

    /** Reads what {@link #text()} wrote; empty for anything else. */
    static Optional<TitleFact> parse(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? Optional.empty() : Optional.of(new TitleFact(text.substring(0, bar), text.substring(bar + 1)));
    }
}
