package org.kalends.host.sync;

/**
 * When a run asks a person before it deletes: beyond both.
 *
 * @param count so many deletions
 * @param percent so much of all copies
 */
public record GuardChoice(int count, int percent) {

    /** More than 10 and more than a quarter. */
    public static final GuardChoice STANDARD = new GuardChoice(10, 25);
}
