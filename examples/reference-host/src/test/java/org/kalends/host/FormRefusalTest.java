package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.simulator.google.CalendarRole;

/** A form that is not taken says so at its top, and beside the field, which is shown. */
class FormRefusalTest extends Stage {

    private static final Pattern DETAILS = Pattern.compile("<details[^>]*>|</details>");

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "past                | P9Y     | window-past         | Days back: Is longer than 5 years.",
                "future              | forever | window-future       | Days ahead: Is none of the choices.",
                "guardCount          | many    | guard-count         | Ask me before a run deletes: Is no whole number.",
                "guardPercent        | 101     | guard-percent       | Ask me before a run deletes: Is not between 0 and 100.",
                "deletedCopy         | DELETE_ORIGINAL | deletedCopy | When somebody deletes a copy: Deleting its original needs"
                        + " the direction \u201cBoth ways\u201d.",
                "recurrence          | NEVER   | recurrence          | Series: Is none of the choices.",
                "conflict            | COIN    | conflict            | When both sides were edited at once: Is none of the choices.",
                "direction           | UP      | direction           | Direction: Is none of the choices.",
                "forward.skipTitles  | (       | forward-skipTitles  | Leave out titles that match (copies in the second calendar):"
                        + " Is not a regular expression.",
                "back.skipTitles     | [       | back-skipTitles     | Leave out titles that match (copies in the first calendar):"
                        + " Is not a regular expression.",
                "forward.showAs      | LOUD    | forward-showAs      | Time shows as (copies in the second calendar): Is none of"
                        + " the choices.",
                "forward.skip        | ALL     | forward-skip        | Leave out (copies in the second calendar): Is none of the"
                        + " choices."
            })
    void namesTheFieldAtItsTopAndShowsIt(String name, String value, String input, String words) {
        Answer page = filled().with(name, value).send("/syncs/new").expect(200);

        assertRefused(page, input, words);
    }

    @Test
    void namesHoursWithoutABeginningAnEndOrADay() {
        assertRefused(
                hours("", "17:00", "MONDAY"),
                "forward-from",
                "Only events in these hours, from (copies in the second calendar): Is no time of the day.");
        assertRefused(
                hours("09:00", "", "MONDAY"),
                "forward-to",
                "Only events in these hours, to (copies in the second calendar): Is no time of the day.");
        assertRefused(
                hours("17:00", "09:00", "MONDAY"),
                "forward-to",
                "Only events in these hours, to (copies in the second calendar): Is not later than the beginning.");
        assertRefused(
                hours("09:00", "17:00", ""),
                "forward-days",
                "Only events in these hours, the days (copies in the second calendar): Names no day.");
    }

    @Test
    void namesACalendarThatCannotPlayItsPart() {
        assertRefused(
                Form.on(OWNER.browser(), "/syncs/new")
                        .with("target", GOOGLE + " " + home.id())
                        .send("/syncs/new"),
                "source",
                "First calendar: Choose a calendar.");
        home.role(OWNER.google(), CalendarRole.READER);
        assertRefused(filled().send("/syncs/new"), "target", "Second calendar: Cannot be written to.");
    }

    @Test
    void keepsWhatWasFilledIn() {
        Answer page = filled().with("forward.title", "Taken")
                .with("forward.hours", "yes")
                .with("forward.from", "")
                .with("forward.to", "16:30")
                .with("guardCount", "many")
                .send("/syncs/new")
                .expect(200);

        assertThat(page.text()).contains("value=\"Taken\"", "value=\"16:30\"", "value=\"many\"");
        assertThat(page.text()).contains("value=\"" + MICROSOFT + " " + work.id() + "\" selected");
    }

    @Test
    void followsTheUsualRuleForDeletedCopiesWhenTheDirectionChanges() {
        String sync = sync("\"direction\":\"TWO_WAY\"");
        String page = sync.replace("/api", "") + "/settings";

        Form.on(OWNER.browser(), page)
                .with("source", MICROSOFT + " " + work.id())
                .with("target", GOOGLE + " " + home.id())
                .with("direction", "ONE_WAY")
                .with("deletedCopy", "")
                .send(page)
                .expect(200);

        assertThat(script.get(sync).at("direction").asString()).isEqualTo("ONE_WAY");
        assertThat(script.get(sync).at("deletedCopy").asString()).isEqualTo("RESTORE");
        assertThat(OWNER.browser().get(page).text()).contains("<option value=\"\" selected=\"selected\">The usual");
        script.delete(sync).expect(204);
    }

    private Answer hours(String from, String to, String day) {
        return filled().with("forward.hours", "yes")
                .with("forward.from", from)
                .with("forward.to", to)
                .with("forward.days", day)
                .send("/syncs/new")
                .expect(200);
    }

    private Form filled() {
        return Form.on(OWNER.browser(), "/syncs/new")
                .with("source", MICROSOFT + " " + work.id())
                .with("target", GOOGLE + " " + home.id());
    }

    private static void assertRefused(Answer page, String input, String words) {
        String text = page.text();
        assertThat(text)
                .containsPattern("<div class=\"note bad\" role=\"alert\">\\s*<strong>[^<]+</strong>\\s*<a href=\"#"
                        + input + "\">" + Pattern.quote(words) + "</a>");
        assertThat(text).containsOnlyOnce("id=\"" + input + "\"").containsOnlyOnce("id=\"" + input + "-wrong\"");
        assertThat(text).containsPattern("aria-describedby=\"[^\"]*\\b" + input + "-wrong\"");
        assertThat(closed(text.substring(0, text.indexOf("id=\"" + input + "\""))))
                .as("closed parts around %s", input)
                .isZero();
    }

    /** Returns how many parts that are not open surround the end of a text. */
    private static long closed(String text) {
        Deque<Boolean> around = new ArrayDeque<>();
        for (MatchResult tag : DETAILS.matcher(text).results().toList()) {
            if (tag.group().startsWith("</")) {
                around.pop();
            } else {
                around.push(tag.group().contains(" open"));
            }
        }
        return around.stream().filter(open -> !open).count();
    }
}
