package org.kalends.host.page;

import java.util.Optional;

/**
 * Something that a person has to know, and what to do about it.
 *
 * @param tone how urgent it is
 * @param what what happened
 * @param remedy what to do
 * @param link where to do it
 * @param action the words on that link
 */
record Advice(Chip.Tone tone, String what, String remedy, Optional<String> link, Optional<String> action) {

    static Advice of(Chip.Tone tone, String what, String remedy) {
        return new Advice(tone, what, remedy, Optional.empty(), Optional.empty());
    }

    Advice with(String where, String words) {
        return new Advice(tone, what, remedy, Optional.of(where), Optional.of(words));
    }
}
