package org.kalends.api.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The body of an event: plain text, and the HTML it was written in where there is one.
 *
 * @param text plain text with {@code \n} line ends; empty when there is no description
 * @param html the HTML form of the same text; absent for plain descriptions
 */
public record Description(String text, Optional<String> html) {

    /** No description. */
    public static final Description EMPTY = new Description("", Optional.empty());

    /** Turns CRLF and CR into LF. */
    public Description {
        text = Objects.requireNonNull(text, "text").replace("\r\n", "\n").replace('\r', '\n');
        Objects.requireNonNull(html, "html");
    }

    /** Returns a plain description. */
    public static Description of(String text) {
        return text.isEmpty() ? EMPTY : new Description(text, Optional.empty());
    }

    /** Returns whether there is neither text nor HTML. */
    public boolean isEmpty() {
        return text.isEmpty() && html.isEmpty();
    }
}
