package org.kalends.tck;

import java.util.List;

/** What every fixture has: a name for the result line, deviations, and an end. A fixture serves one test. */
public interface Fixture extends AutoCloseable {

    /** Returns what is tested, for the result line: {@code TCK <name>: ...}. */
    String name();

    /** Returns the rules that cannot be kept, and what holds instead. */
    default List<Deviation> deviations() {
        return List.of();
    }

    /** Cleans up after the test. */
    @Override
    default void close() throws Exception {}
}
