package org.kalends.provider.google.internal.event;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of the service for the values of an enum, one for each.
 *
 * @param <E> the enum
 */
final class WordTable<E extends Enum<E>> {

    private final Map<E, String> words;

    private final Map<String, E> values;

    WordTable(Map<E, String> words) {
        this.words = Map.copyOf(words);
        this.values =
                words.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Returns the word for a value. */
    String word(E value) {
        return Objects.requireNonNull(words.get(value), "every value has a word");
    }

    /** Returns the value of a word; empty for one that is not known. */
    Optional<E> value(String word) {
        return Optional.ofNullable(values.get(word));
    }
}
