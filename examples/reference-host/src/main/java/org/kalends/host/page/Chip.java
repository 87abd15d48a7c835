package org.kalends.host.page;

/**
 * A state in a word or two.
 *
 * @param tone how it looks
 * @param word what it says
 */
record Chip(Tone tone, String word) {

    /** How urgent a state is. */
    enum Tone {
        GOOD("good"),
        WAIT("wait"),
        BAD("bad"),
        IDLE("idle"),
        BUSY("busy");

        private final String look;

        Tone(String look) {
            this.look = look;
        }

        /** Returns the name in the style sheet. */
        public String look() {
            return look;
        }
    }
}
