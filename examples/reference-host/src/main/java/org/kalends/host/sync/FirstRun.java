package org.kalends.host.sync;

/** When a new sync begins. */
public enum FirstRun {
    /** By itself, within a minute. */
    SOON,
    /** When somebody resumes it, for example after a look at the preview: it begins paused. */
    WHEN_RESUMED
}
