package org.kalends.api.store;

/** What follows when somebody deletes a copy. */
public enum DeletedCopyRule {
    /** The copy is written again. */
    RESTORE,
    /** The copy stays away, for good. */
    RESPECT,
    /** The original is deleted too; two-way pairs only. */
    DELETE_ORIGINAL
}
