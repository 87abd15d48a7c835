package org.kalends.provider.m365.internal.graph;

/**
 * What every request prefers, in the one header that the service reads reliably (RFC 7240).
 *
 * @param pageSize how many items a page is asked to hold
 * @param body how bodies are told
 */
public record Preferences(int pageSize, Body body) {

    /** The two forms of a body. */
    public enum Body {
        /** As plain text. */
        TEXT("text"),
        /** As it is stored. */
        HTML("html");

        private final String word;

        Body(String word) {
            this.word = word;
        }
    }

    Preferences withPageSize(int size) {
        return new Preferences(size, body);
    }

    Preferences withHtml() {
        return new Preferences(pageSize, Body.HTML);
    }

    String header() {
        return "IdType=\"ImmutableId\", outlook.timezone=\"UTC\", outlook.body-content-type=\"" + body.word
                + "\", odata.maxpagesize=" + pageSize;
    }
}
