package org.kalends.host.settings;

/** A setting with which the host cannot start. Names the property and the remedy, never the value of a secret. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** Refuses a property. */
    public SettingsException(String property, String why, String remedy) {
        super(property + ": " + why);
        this.remedy = remedy;
    }

    /** Returns what to do. */
    public String remedy() {
        return remedy;
    }
}
