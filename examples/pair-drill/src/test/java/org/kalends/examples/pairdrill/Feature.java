package org.kalends.examples.pairdrill;

/** What a pair can do, as the columns of a table. */
enum Feature {
    /** An event arrives with all that it says. */
    CREATE("create"),
    /** An edit of a field arrives from either side, moves too. */
    EDIT("edit, each field"),
    /** Edits of both sides are both kept. */
    MERGE("edits on both sides"),
    /** A deletion arrives from either side. */
    DELETE("delete"),
    /** Everything arrives when much has changed at once. */
    MANY("many changes"),
    /** Every word for who may see an event, with every word for what it does to free/busy. */
    WORDS("sensitivity and free/busy"),
    /** Series arrive and change. */
    SERIES("series"),
    /** Occurrences leave their series. */
    EXCEPTIONS("exceptions"),
    /** Days stay days. */
    ALL_DAY("all-day, four zones"),
    /** Hours stay hours. */
    CLOCKS("clock changes"),
    /** What is marked as private does not leave. */
    PRIVACY("mark as private"),
    /** Copies follow the rules of the pair, and leave those of others alone. */
    RULES("rules of the pair"),
    /** An access token runs out. */
    TOKENS("token expiry"),
    /** A cursor runs out. */
    CURSORS("cursor expiry"),
    /** A service is busy, or does a write without saying so. */
    FAULTS("throttling, lost answers");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
