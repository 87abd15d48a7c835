package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.icloud.ICloudFixture.event;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.simulator.icloud.ICloudFixture.Answer;

/** Which mails a write has the service send. */
class SchedulingTest {

    private static final String ANN = "ORGANIZER;CN=Ann:mailto:ann@example.com";

    private static final String BOB = "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@example.org";

    private static final String CAROL = "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:Carol@Example.org";

    private final ICloudFixture icloud = new ICloudFixture();

    @AfterEach
    void close() {
        icloud.close();
    }

    private List<String> mails() {
        List<String> mails = icloud.icloud.mails().stream()
                .map(mail -> mail.kind() + " " + mail.to() + " " + mail.subject())
                .toList();
        icloud.icloud.clearMails();
        return mails;
    }

    @Test
    void invitesUpdatesAndUninvitesTheGuestsOfAMeeting() {
        icloud.put("a.ics", event("a", "A", "20260302", ANN, BOB, "ATTENDEE:mailto:ann@example.com"));
        assertThat(icloud.icloud.mails())
                .containsExactly(new Mail(
                        icloud.clock.instant(), Mail.Kind.INVITATION, "ann@example.com", "bob@example.org", "A", "a"));
        mails();
        icloud.put("a.ics", event("a", "B", "20260302", ANN, BOB, CAROL));
        assertThat(mails()).containsExactly("UPDATE bob@example.org B", "INVITATION carol@example.org B");
        icloud.put("a.ics", event("a", "B", "20260302", ANN, CAROL));
        assertThat(mails()).containsExactly("CANCELLATION bob@example.org B");
        icloud.delete("a.ics");
        assertThat(mails()).containsExactly("CANCELLATION carol@example.org B");
    }

    @Test
    void staysSilentWhenNothingThatGuestsHearOfHasChanged() {
        icloud.put("a.ics", event("a", "A", "20260302", ANN, BOB));
        mails();
        icloud.put("a.ics", event("a", "A", "20260302", ANN, BOB, "SEQUENCE:4", "X-MINE:1"));
        assertThat(mails()).isEmpty();
        icloud.put("a.ics", event("a", "A", "20260302", ANN, BOB, "STATUS:CANCELLED"));
        assertThat(mails()).containsExactly("CANCELLATION bob@example.org A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIENT", "NONE"})
    void leavesGuestsToWhoeverTheirScheduleAgentIs(String agent) {
        String guest = BOB.replace("ATTENDEE", "ATTENDEE;SCHEDULE-AGENT=" + agent);
        icloud.put("a.ics", event("a", "A", "20260302", ANN, guest, CAROL));
        assertThat(mails()).containsExactly("INVITATION carol@example.org A");
        icloud.icloud.faults().on(ICloudFault.SCHEDULE_AGENT_IGNORED);
        icloud.put("a.ics", event("a", "B", "20260302", ANN, guest));
        assertThat(mails()).contains("UPDATE bob@example.org B");
    }

    @Test
    void answersTheOrganizerWhenTheUsersAnswerChanges() {
        String organizer = "ORGANIZER:mailto:bob@example.org";
        String me = "ATTENDEE;PARTSTAT=%s:mailto:ann@example.com";
        icloud.calendar.put("a.ics", event("a", "A", "20260302", organizer, me.formatted("NEEDS-ACTION")));
        assertThat(mails()).as("a person's hand").isEmpty();
        icloud.put("a.ics", event("a", "A", "20260302", organizer, me.formatted("ACCEPTED")));
        assertThat(mails()).containsExactly("RESPONSE bob@example.org A");
        icloud.put("a.ics", event("a", "A", "20260302", organizer, me.formatted("ACCEPTED"), "X-MINE:1"));
        assertThat(mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "F"})
    void tellsTheOrganizerOfADeletionUnlessToldNotTo(String reply) {
        icloud.account.addAddress("Ann@work.example");
        icloud.calendar.put(
                "a.ics",
                event("a", "A", "20260302", "ORGANIZER:mailto:bob@example.org", "ATTENDEE:mailto:ann@work.example"));
        icloud.delete("a.ics", "Schedule-Reply", reply);
        assertThat(mails()).hasSize(reply.equals("T") ? 1 : 0);
    }

    @Test
    void knowsAGuestByTheEmailParameterFirst() {
        icloud.put("a.ics", event("a", "A", "20260302", ANN, "ATTENDEE;EMAIL=\"bob@example.org\":/1234567/principal/"));
        assertThat(mails()).containsExactly("INVITATION bob@example.org A");
    }

    @Test
    void refusesAMeetingOfSomebodyElseToWhichTheUserWasNotAsked() {
        String text = event("a", "A", "20260302", "ORGANIZER:mailto:bob@example.org", CAROL);
        Answer refused = icloud.put("a.ics", text);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.names("attendee-allowed")).isTrue();
        icloud.icloud.faults().on(ICloudFault.ORGANIZER_VANISHES);
        assertThat(icloud.put("a.ics", text).status()).isEqualTo(201);
        assertThat(icloud.calendar.names()).isEmpty();
        assertThat(mails()).isEmpty();
    }

    @Test
    void keepsTheOrganizerAndOnlyOne() {
        icloud.put("a.ics", event("a", "A", "20260302", ANN, BOB));
        assertThat(icloud.put("a.ics", event("a", "A", "20260302", "ORGANIZER:mailto:bob@example.org", BOB))
                        .names("valid-organizer-change"))
                .isTrue();
        String two = event("b", "A", "20260302", ANN);
        String other = event(
                "b",
                "A",
                "20260302",
                "ORGANIZER:mailto:bob@example.org",
                "RECURRENCE-ID;TZID=Europe/Berlin:20260302T100000");
        assertThat(icloud.put(
                                "b.ics",
                                two.replace(
                                        "END:VCALENDAR",
                                        other.substring(other.indexOf("BEGIN:VEVENT"), other.indexOf("END:VCALENDAR"))
                                                + "END:VCALENDAR"))
                        .names("same-organizer-in-all-components"))
                .isTrue();
    }
}
