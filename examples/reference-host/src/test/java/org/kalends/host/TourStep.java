package org.kalends.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A shell block of the tour in the document, and what the document says of it.
 *
 * @param line where it begins in the document
 * @param script what is run
 * @param statuses the http statuses that its comments claim, in their order
 * @param answer the JSON that the document shows as its output
 */
record TourStep(int line, String script, List<String> statuses, Optional<String> answer) {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## The API by curl$.*?(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)$\\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("(?m)# (\\d{3})$");

    /** Returns the steps of the tour in their order. */
    static List<TourStep> of(String document) {
        MatchResult section =
                SECTION.matcher(document).results().findFirst().orElseThrow(() -> new AssertionError("no tour"));
        List<TourStep> steps = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(section.group()).results().toList()) {
            String text = block.group(2);
            if (block.group(1).equals("json")) {
                TourStep last = steps.remove(steps.size() - 1);
                steps.add(new TourStep(last.line(), last.script(), last.statuses(), Optional.of(text)));
            } else {
                int line = (int) document.substring(0, section.start() + block.start())
                                .lines()
                                .count()
                        + 1;
                steps.add(new TourStep(line, text, statuses(text), Optional.empty()));
            }
        }
        return steps;
    }

    private static List<String> statuses(String script) {
        return STATUS.matcher(script).results().map(status -> status.group(1)).toList();
    }
}
