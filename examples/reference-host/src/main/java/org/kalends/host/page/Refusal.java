package org.kalends.host.page;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kalends.host.problem.Problem;
import org.springframework.ui.Model;

/**
 * Why a form was not taken, to be told above it and beside the field to blame.
 *
 * @param field the field as a path with dots, empty when it is none
 * @param text what is wrong and what to do
 */
record Refusal(String field, String text) {

    /** Returns why a form was refused; anything that is not about the form is thrown on. */
    static Refusal of(Problem problem) {
        if (problem.status() == 404) {
            throw problem;
        }
        Optional<String> field = problem.field();
        String detail = problem.detail();
        String text = field.map(name -> detail.replaceFirst("^" + Pattern.quote(name) + ": ", ""))
                .orElse(detail);
        return new Refusal(field.orElse(""), sentence(inWordsOfForms(text)));
    }

    private static String inWordsOfForms(String text) {
        return text.replace("the source", "the first calendar")
                .replace("the target", "the second calendar")
                .replace("DELETE_ORIGINAL", "deleting its original")
                .replace("the direction TWO_WAY", "the direction \u201cBoth ways\u201d")
                .replaceFirst("later than \\S+\\.from$", "later than the beginning");
    }

    private static String sentence(String text) {
        // A name such as iCloud keeps its small letter.
        String upper = text.isEmpty() || text.matches("[a-z]\\p{Lu}.*")
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return upper.endsWith(".") ? upper : upper + ".";
    }

    void show(Model model) {
        model.addAttribute("refusal", this);
    }

    /** Returns the id of the input to blame, empty when it is none. */
    public String input() {
        if (field.startsWith("source") || field.startsWith("target")) {
            return field.substring(0, "source".length());
        }
        int first = field.indexOf('.');
        return first < 0 ? field : field.substring(0, first) + "-" + field.substring(field.lastIndexOf('.') + 1);
    }

    /** Returns what people call the input to blame, empty when it is none. */
    public String label() {
        return FieldWords.of(field);
    }

    /** Returns whether the input to blame is in a part of the form, by the beginning of its field. */
    public boolean within(String part) {
        return field.equals(part) || field.startsWith(part + ".");
    }

    /** Returns what an input says of itself to those who do not see the page; nothing when it is not to blame. */
    public @Nullable String invalid(String id) {
        return input().equals(id) ? "true" : null;
    }

    /** Returns where it is said what is wrong with an input; nothing when it is not to blame. */
    public @Nullable String described(String id) {
        return input().equals(id) ? id + "-wrong" : null;
    }
}
