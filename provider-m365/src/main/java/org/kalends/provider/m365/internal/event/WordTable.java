package org.kalends.provider.m365.internal.event;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of the service for the values of an enum, one for each.
 *
 * @param <E> the enum of the model
 * @param <W> the enum of the service
 */
final class WordTable<E extends Enum<E>, W extends Enum<W>> {

    private final Map<E, W> words;

    private final Map<W, E> values;

    WordTable(Map<E, W> words) {
        this.words = Map.copyOf(words);
        this.values =
                words.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Returns the word for a value. */
    W word(E value) {
        return Objects.requireNonNull(words.get(value), "every value has a word");
    }

    /** Returns the value of a word; empty for none, which is also how the SDK tells a word that it does not know. */
    Optional<E> value(@Nullable W word) {
        return word == null ? Optional.empty() : Optional.ofNullable(values.get(word));
    }
}
