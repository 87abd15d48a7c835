package org.kalends.host.page;

import java.util.Optional;
import java.util.regex.Pattern;
import org.kalends.host.problem.Problem;
import org.springframework.ui.Model;

/**
 * Why a form was not taken, beside the field to blame.
 *
 * @param field the field, empty when it is none
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
        String forms = text.replace("the source", "the first calendar").replace("the target", "the second calendar");
        return new Refusal(field.orElse(""), sentence(forms));
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
}
