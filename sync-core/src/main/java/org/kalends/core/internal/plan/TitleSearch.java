package org.kalends.core.internal.plan;

import java.util.regex.Pattern;

/** Looks for a person's regular expression in a title, and gives up on one that takes too long: they can take longer than anybody lives. */
final class TitleSearch {

    /** So many characters may be looked at, which takes some milliseconds. */
    private static final int MOST_STEPS = 500_000;

    private TitleSearch() {}

    /**
     * Returns whether a title contains a match.
     *
     * @throws FilterFailure when that takes too long
     */
    static boolean finds(String expression, String title) {
        try {
            return Pattern.compile(expression).matcher(new CountedText(title)).find();
        } catch (StackOverflowError tooDeep) {
            throw new FilterFailure();
        }
    }

    /** A text that can be read for so long. */
    private static final class CountedText implements CharSequence {

        private final CharSequence text;
        private int steps;

        CountedText(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            if (steps > MOST_STEPS) {
                throw new FilterFailure();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
