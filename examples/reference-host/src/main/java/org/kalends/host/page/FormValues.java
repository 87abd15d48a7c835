package org.kalends.host.page;

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
 */
record FormValues(MultiValueMap<String, String> values) {

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
        return find(name).map(value -> parsed(name, value, words)).orElse(otherwise);
    }

    <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
        return all(name).stream().map(value -> parsed(name, value, words)).collect(Collectors.toUnmodifiableSet());
    }

    int number(String name, int otherwise) {
        try {
            return find(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Problem.invalid(name, "is no whole number");
        }
    }

    private static <E extends Enum<E>> E parsed(String name, String value, Class<E> words) {
        try {
            return Enum.valueOf(words, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name, "is none of the choices");
        }
    }
}
