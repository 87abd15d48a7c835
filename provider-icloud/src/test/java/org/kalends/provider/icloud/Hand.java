package org.kalends.provider.icloud;

import java.util.Optional;

/** How a person reaches the resources of one calendar, past the provider. */
interface Hand {

    /** Puts a text, whether there is one or not. */
    void put(String name, String text);

    /** Returns a text; empty when there is none. */
    Optional<String> get(String name);

    /** Deletes what is there. */
    void delete(String name);
}
