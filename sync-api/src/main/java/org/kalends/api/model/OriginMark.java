package org.kalends.api.model;

import java.util.Optional;

/**
 * What is written on a copy so that it is recognised even when the store is lost.
 *
 * <p>It names nothing: {@code original} is a keyed hash, so whoever sees the copy learns neither the calendar nor the
 * event it came from.
 *
 * @param installation the installation that wrote the copy, 1 to 64 letters, digits, dashes or underscores
 * @param pair the sync pair that wrote it, same form
 * @param original a keyed hash of the original's identity, same form
 * @param generation counts deliberate deletions of earlier copies of the same original, from 0
 */
public record OriginMark(String installation, String pair, String original, int generation) {

    private static final String FORM = "[A-Za-z0-9_-]{1,64}";

    /** Checks the form of the parts. */
    public OriginMark {
        if (!installation.matches(FORM) || !pair.matches(FORM) || !original.matches(FORM) || generation < 0) {
            throw new IllegalArgumentException("origin mark: a part is not of the right form");
        }
    }

    /** Returns the mark as one line of ASCII, {@code installation.pair.original.generation}. */
    public String text() {
        return installation + "." + pair + "." + original + "." + generation;
    }

    /** Reads what {@link #text()} wrote; empty for anything else. */
    public static Optional<OriginMark> parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 4 || !parts[3].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        for (int i = 0; i < 3; i++) {
            if (!parts[i].matches(FORM)) {
                return Optional.empty();
            }
        }
        return Optional.of(new OriginMark(parts[0], parts[1], parts[2], Integer.parseInt(parts[3])));
    }

    /** Returns whether both mark a copy of the same original for the same pair, whatever the generation. */
    public boolean sameOrigin(OriginMark other) {
        return installation.equals(other.installation) && pair.equals(other.pair) && original.equals(other.original);
    }

    /** Returns the mark of the copy that follows a deliberately deleted one. */
    public OriginMark nextGeneration() {
        return new OriginMark(installation, pair, original, generation + 1);
    }
}
