package org.kalends.host.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.host.problem.Problem;
import org.springframework.util.MultiValueMap;

/**
 * What a browser sent of a form.
 *
 * @param values the values by the names of their fields
 * @param strict whether a word that is none of the choices is refused, or passed over
 */
record FormValues(MultiValueMap<String, String> values, boolean strict) {

    /** Creates values of which unknown words are refused. */
    FormValues(MultiValueMap<String, String> values) {
        this(values, true);
    }

    /** Returns the same where unknown words are passed over, to show the form again. */
    FormValues lenient() {
        return new FormValues(values, false);
    }

    String text(String name) {
        return find(name).orElse("");
    }

    /** Returns a text that is not blank. */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    Set<String> all(String name) {
        List<String> several = values.getOrDefault(name, List.of());
        return several.stream().filter(value -> !value.isBlank()).collect(Collectors.toUnmodifiableSet());
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        return find(name).flatMap(value -> parsed(name, value, words)).orElse(otherwise);
    }

    <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
        return all(name).stream()
                .flatMap(value -> parsed(name, value, words).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private <E extends Enum<E>> Optional<E> parsed(String name, String value, Class<E> words) {
        Optional<E> known = Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (known.isEmpty() && strict) {
            throw Problem.invalid(name, "is none of the choices");
        }
        return known;
    }
}
