package org.kalends.api.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody named in an event.
 *
 * @param name display name; never blank when present
 * @param email mail address without a scheme, in lower case; never blank when present
 */
public record Person(Optional<String> name, Optional<String> email) {

    /** Checks that at least one of the two is given. */
    public Person {
        name = Objects.requireNonNull(name, "name").filter(text -> !text.isBlank());
        email = Objects.requireNonNull(email, "email")
                .filter(text -> !text.isBlank())
                .map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (name.isEmpty() && email.isEmpty()) {
            throw new IllegalArgumentException("person: a name or an email is needed");
        }
    }

    /** Returns a person known by mail address only. */
    public static Person ofEmail(String email) {
        return new Person(Optional.empty(), Optional.of(email));
    }

    /** Returns a person known by name and mail address. */
    public static Person of(String name, String email) {
        return new Person(Optional.of(name), Optional.of(email));
    }
}
