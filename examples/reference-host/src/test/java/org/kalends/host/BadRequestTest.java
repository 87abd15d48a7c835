package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.simulator.google.CalendarRole;

class BadRequestTest extends Stage {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "direction                      | \"direction\":\"SIDEWAYS\"",
                "direction                      | \"direction\":7",
                "recurrence                     | \"recurrence\":\"NEVER\"",
                "window.past                    | \"window\":{\"past\":\"three months\"}",
                "window.past                    | \"window\":{\"past\":\"\"}",
                "window.past                    | \"window\":{\"past\":\"-P3M\"}",
                "window.future                  | \"window\":{\"future\":\"P0D\"}",
                "window.future                  | \"window\":{\"future\":\"P50Y\"}",
                "window                         | \"window\":\"P3M\"",
                "forward.markAsPrivate          | \"forward\":{\"markAsPrivate\":\"yes\"}",
                "forward.title                  | \"forward\":{\"title\":\" \"}",
                "forward.showAs                 | \"forward\":{\"showAs\":\"INVISIBLE\"}",
                "forward.attendees              | \"forward\":{\"attendees\":\"INVITE\"}",
                "forward.colour                 | \"forward\":{\"colour\":\"red\"}",
                "forward.filters.skipEverything | \"forward\":{\"filters\":{\"skipEverything\":true}}",
                "forward.filters.skipTitles     | \"forward\":{\"filters\":{\"skipTitles\":\"(\"}}",
                "back.filters.onlyWithin.to     |"
                        + " \"back\":{\"filters\":{\"onlyWithin\":{\"days\":[\"MONDAY\"],\"from\":\"17:00\",\"to\":\"08:00\"}}}",
                "back.filters.onlyWithin.days   |"
                        + " \"back\":{\"filters\":{\"onlyWithin\":{\"days\":[],\"from\":\"08:00\",\"to\":\"17:00\"}}}",
                "conflict                       | \"conflict\":\"COIN\"",
                "deletedCopy                    | \"deletedCopy\":\"DELETE_ORIGINAL\"",
                "guard.percent                  | \"guard\":{\"percent\":101}",
                "colour                         | \"colour\":\"red\""
            })
    void namesTheField(String field, String part) {
        Answer refused = script.post("/api/syncs", workToHome(part)).expect(400);

        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.at("field").asString()).isEqualTo(field);
        assertThat(refused.at("detail").asString()).startsWith(field);
    }

    @Test
    void namesAMissingCalendar() {
        Answer refused = script.post("/api/syncs", "{}").expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("source.connection");
    }

    @Test
    void refusesWhatIsNoObject() {
        script.post("/api/syncs", "[]").expect(400);
        script.post("/api/syncs", "{").expect(400);
        script.post("/api/syncs", "\"text\"").expect(400);
    }

    @Test
    void refusesAConnectionThatIsNotThere() {
        Answer refused = script.post("/api/syncs", workToHome("").replace(MICROSOFT, "c404"))
                .expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("source.connection");
    }

    @Test
    void refusesTheConnectionOfAnotherUser() {
        String foreign = another().connection("m365");

        Answer refused = script.post("/api/syncs", workToHome("").replace(MICROSOFT, foreign))
                .expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("source.connection");
        assertThat(refused.at("detail").asString()).isEqualTo("source.connection: there is no such connection");
    }

    @Test
    void refusesACalendarThatIsNotThere() {
        Answer refused = script.post("/api/syncs", workToHome("").replace(home.id(), "nowhere"))
                .expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("target.calendar");
    }

    @Test
    void refusesACalendarAsItsOwnTarget() {
        Answer refused = script.post(
                        "/api/syncs", workToHome("").replace(GOOGLE, MICROSOFT).replace(home.id(), work.id()))
                .expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("target.calendar");
    }

    @Test
    void refusesATargetThatCannotBeWritten() {
        home.role(OWNER.google(), CalendarRole.READER);

        Answer refused = script.post("/api/syncs", workToHome("")).expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("target.calendar");
        assertThat(refused.at("detail").asString()).contains("cannot be written");
    }

    @Test
    void refusesATwoWaySyncWithASourceThatCannotBeWritten() {
        work.canEdit(false);

        Answer refused = script.post("/api/syncs", workToHome("\"direction\":\"TWO_WAY\""))
                .expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("source.calendar");
        script.post("/api/syncs", workToHome("")).expect(201);
    }

    @Test
    void refusesTheSameTwoCalendarsAgainInEitherOrder() {
        sync("");
        String swapped = "{\"source\":{\"connection\":\"" + GOOGLE + "\",\"calendar\":\"" + home.id() + "\"},"
                + "\"target\":{\"connection\":\"" + MICROSOFT + "\",\"calendar\":\"" + work.id() + "\"}}";

        assertThat(script.post("/api/syncs", workToHome(""))
                        .expect(400)
                        .at("detail")
                        .asString())
                .contains("another sync");
        assertThat(script.post("/api/syncs", swapped).expect(400).at("detail").asString())
                .contains("another sync");
    }

    @Test
    void refusesToChangeTheCalendarsOfASync() {
        String sync = sync("");

        Answer refused =
                script.patch(sync, "{\"target\":{\"calendar\":\"other\"}}").expect(400);

        assertThat(refused.at("field").asString()).isEqualTo("target");
    }

    @Test
    void changesNothingWhenAPatchIsRefused() {
        String sync = sync("");

        script.patch(sync, "{\"forward\":{\"markAsPrivate\":true},\"conflict\":\"COIN\"}")
                .expect(400);

        assertThat(script.get(sync).at("forward.markAsPrivate").asBoolean()).isFalse();
    }

    @Test
    void refusesAWordForCopiesThatIsUnknown() {
        String sync = sync("");

        assertThat(script.delete(sync + "?copies=maybe").expect(400).at("field").asString())
                .isEqualTo("copies");
        script.get(sync).expect(200);
    }

    @Test
    void findsNothingUnderABlankId() {
        assertThat(script.get("/api/syncs/%20").expect(404).text()).contains("There is no such sync");
        assertThat(script.get("/api/connections/%20").expect(404).text()).contains("There is no such connection");
        script.delete("/api/connections/%20").expect(404);
        OWNER.browser().get("/syncs/%20").expect(404);
    }

    @Test
    void answersUnknownPathsAndMethodsAsProblems() {
        assertThat(script.get("/api/nothing").expect(404).type()).startsWith("application/problem+json");
        assertThat(script.delete("/api/syncs").expect(405).type()).startsWith("application/problem+json");
    }
}
