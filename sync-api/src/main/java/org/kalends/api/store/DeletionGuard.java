package org.kalends.api.store;

/**
 * When a run has to ask before it deletes: when it would delete more than {@code count} events and more than {@code percent} of the links.
 *
 * @param count deletions that are always allowed
 * @param percent share of the links that may always be deleted, 0 to 100
 */
public record DeletionGuard(int count, int percent) {
    /** More than 10 and more than 25 percent. */
    public static final DeletionGuard STANDARD = new DeletionGuard(10, 25);

    /** Checks the ranges. */
    public DeletionGuard {
        if (count < 0 || percent < 0 || percent > 100) {
            throw new IllegalArgumentException("guard: count or percent is out of range");
        }
    }

    /** Returns whether so many deletions out of so many links need a person's confirmation. */
    public boolean stops(int deletions, int links) {
        return deletions > count && deletions * 100L > (long) percent * links;
    }
}
