package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.m365.GraphFixture.Simulation;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** Events with guests, of others, and online: what is written, and whom the service mails. */
class MeetingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String JOIN = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc";

    private static final String LINE = "_".repeat(80);

    private static final CalendarEvent EVENT = CalendarEvent.builder(new EventTime.Timed(
                    LocalDateTime.of(2031, 3, 3, 10, 0), LocalDateTime.of(2031, 3, 3, 11, 0), BERLIN))
            .title("meeting")
            .build();

    private static Simulation simulation;

    private static int mailboxes;

    private MailboxCalendar calendar;

    private M365Provider provider;

    private CalendarRef ref;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    @BeforeEach
    void open() {
        Mailbox mailbox = simulation.graph().mailbox("meeting-" + mailboxes++ + "@example.org");
        calendar = mailbox.calendar();
        provider = simulation.provider(mailbox);
        ref = GraphFixture.ref(calendar);
        simulation.graph().clearMails();
        simulation.server().journal().clear();
    }

    @AfterEach
    void close() {
        provider.close();
        assertThat(simulation.graph().attendeeWrites()).isEmpty();
    }

    private static ObjectNode withGuest() {
        ObjectNode json = PersonJson.event(EVENT);
        json.putArray("attendees")
                .addObject()
                .put("type", "required")
                .putObject("emailAddress")
                .put("name", "Guest")
                .put("address", "guest@example.org");
        return json;
    }

    private RemoteEvent get(String id) {
        return provider.get(ref, new EventKey(id)).orElseThrow();
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(ref, List.of(write)).get(0);
    }

    private static RemoteWrite.Update update(RemoteEvent at, CalendarEvent event, EventField... fields) {
        return new RemoteWrite.Update(at.key(), at.version(), at.originMark(), event, Set.of(fields));
    }

    private static ProviderException failure(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcome).failure();
    }

    private RemoteEvent invitation() {
        ObjectNode json = withGuest();
        json.putObject("organizer")
                .putObject("emailAddress")
                .put("name", "Boss")
                .put("address", "boss@example.org");
        return get(calendar.receiveInvitation(json).get("id").asText());
    }

    private RemoteEvent copyWithGuests() {
        RemoteEvent copy = ((WriteOutcome.Written)
                        write(new RemoteWrite.Create(new OriginMark("home", "pair-1", "original-1", 0), EVENT)))
                .stored();
        ObjectNode guests = PersonJson.object();
        guests.set("attendees", withGuest().get("attendees"));
        calendar.patch(copy.key().value(), guests);
        return get(copy.key().value());
    }

    @Test
    void tellsTheGuestsOfAMeeting() {
        RemoteEvent meeting = get(calendar.create(withGuest()).get("id").asText());
        assertThat(meeting.event().attendees())
                .singleElement()
                .matches(guest -> guest.person().email().equals(Optional.of("guest@example.org")));
        assertThat(meeting.event().organizer()).isPresent();
        assertThat(meeting.event().facts().organizedByMe()).isTrue();
    }

    @Test
    void tellsAnInvitationAsSomebodyElses() {
        RemoteEvent invitation = invitation();
        assertThat(invitation.event().facts().organizedByMe()).isFalse();
        assertThat(invitation.event().facts().myResponse()).isEqualTo(ResponseStatus.NOT_RESPONDED);
        assertThat(invitation.event().organizer().orElseThrow().email()).contains("boss@example.org");
    }

    @Test
    void neverWritesAMeetingOfSomebodyElse() {
        RemoteEvent invitation = invitation();
        CalendarEvent edit = invitation.event().toBuilder().title("mine").build();
        assertThat(failure(write(update(invitation, edit, EventField.TITLE))).kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure(write(new RemoteWrite.Delete(invitation.key(), invitation.version())))
                        .kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(get(invitation.key().value())).isEqualTo(invitation);
        assertThat(simulation
                        .server()
                        .journal()
                        .count(exchange -> !exchange.method().equals("GET")))
                .isZero();
    }

    @Test
    void aFreshProcessNeverWritesAMeetingOfSomebodyElseEither() {
        RemoteEvent invitation = invitation();
        M365Provider fresh = new M365Provider(
                simulation.config().build(),
                OneToken.of(simulation
                        .graph()
                        .mailbox("meeting-" + (mailboxes - 1) + "@example.org")
                        .accessToken()),
                java.time.Clock.systemUTC());
        WriteOutcome refused = fresh.write(ref, List.of(new RemoteWrite.Delete(invitation.key(), invitation.version())))
                .get(0);
        assertThat(failure(refused).kind()).isEqualTo(FailureKind.UNSUPPORTED);
        fresh.close();
    }

    @Test
    void doesNotWriteACopyToWhichSomebodyInvitedGuests() {
        RemoteEvent copy = copyWithGuests();
        CalendarEvent edit = copy.event().toBuilder().title("later").build();
        assertThat(failure(write(update(copy, edit, EventField.TITLE))))
                .hasMessageContaining("attendees")
                .hasMessageNotContaining("guest@example.org");
        assertThat(failure(write(new RemoteWrite.Delete(copy.key(), copy.version())))
                        .kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(simulation.graph().mails()).isEmpty();
    }

    @Test
    void keepsTheGuestsOfAnOwnMeetingThatIsWrittenOnPurpose() {
        RemoteEvent meeting = get(calendar.create(withGuest()).get("id").asText());
        CalendarEvent edit = meeting.event().toBuilder().location("elsewhere").build();
        RemoteEvent stored = ((WriteOutcome.Written) write(update(meeting, edit, EventField.LOCATION))).stored();
        assertThat(stored.event().location()).isEqualTo("elsewhere");
        assertThat(stored.event().attendees()).isEqualTo(meeting.event().attendees());
        assertThat(simulation.graph().mails())
                .as("what the caller was warned of")
                .isNotEmpty();
    }

    @Test
    void sendsNoMailForCopies() {
        RemoteEvent copy = ((WriteOutcome.Written)
                        write(new RemoteWrite.Create(new OriginMark("home", "pair-1", "original-1", 0), EVENT)))
                .stored();
        write(update(copy, EVENT.toBuilder().title("later").build(), EventField.TITLE));
        write(new RemoteWrite.Delete(copy.key(), get(copy.key().value()).version()));
        assertThat(calendar.events()).isEmpty();
        assertThat(simulation.graph().mails()).isEmpty();
    }

    private String online(String html) {
        ObjectNode json = PersonJson.event(EVENT);
        json.putObject("body").put("contentType", "html").put("content", html);
        json.put("isOnlineMeeting", true).put("onlineMeetingProvider", "teamsForBusiness");
        json.putObject("onlineMeeting").put("joinUrl", JOIN);
        return calendar.create(json).get("id").asText();
    }

    private String htmlBody() {
        List<org.kalends.simulator.Exchange> patches = simulation.server().journal().list().stream()
                .filter(exchange -> exchange.method().equals("PATCH"))
                .toList();
        return patches.get(patches.size() - 1).body();
    }

    @Test
    void keepsTheWayIntoAnOnlineMeeting() {
        String id = online("<html><body><div>Agenda</div><div>" + LINE + "</div><div><a href=\"" + JOIN
                + "\">Join the meeting</a></div></body></html>");
        RemoteEvent meeting = get(id);
        CalendarEvent edit =
                meeting.event().toBuilder().description("New <agenda> & more").build();
        WriteOutcome outcome = write(update(meeting, edit, EventField.DESCRIPTION));
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        assertThat(htmlBody())
                .contains(JOIN)
                .contains("Join the meeting")
                .contains(LINE)
                .contains("New &lt;agenda&gt; &amp; more")
                .doesNotContain("Agenda");
        assertThat(get(id).event().description().text())
                .startsWith("New <agenda> & more")
                .contains(LINE);
    }

    @Test
    void doesNotRepeatABlockThatTheTextHoldsAlready() {
        String id = online("<html><body><div>Agenda</div><div>" + LINE + "</div><div><a href=\"" + JOIN + "\">" + JOIN
                + "</a></div></body></html>");
        RemoteEvent meeting = get(id);
        CalendarEvent edit = meeting.event().toBuilder()
                .description("New agenda\n" + LINE + "\n" + JOIN)
                .build();
        assertThat(write(update(meeting, edit, EventField.DESCRIPTION))).isInstanceOf(WriteOutcome.Written.class);
        assertThat(htmlBody().split(LINE, -1)).hasSize(2);
    }

    @Test
    void writesNoDescriptionWhoseBlockCannotBeTold() {
        String id = online("<html><body><div>Join: <a href=\"" + JOIN + "\">here</a></div></body></html>");
        RemoteEvent meeting = get(id);
        CalendarEvent edit = meeting.event().toBuilder().description("New").build();
        assertThat(failure(write(update(meeting, edit, EventField.DESCRIPTION))).kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(get(id)).isEqualTo(meeting);
        assertThat(write(update(meeting, edit.toBuilder().title("other").build(), EventField.TITLE)))
                .isInstanceOf(WriteOutcome.Written.class);
    }

    @Test
    void readsWhatItDidNotWrite() {
        online("<html><body><div>Agenda</div></body></html>");
        Window window =
                new Window(Instant.parse("2031-01-01T00:00:00Z"), Instant.parse("2031-12-31T00:00:00Z"), BERLIN);
        assertThat(provider.changes(ref, window, RecurrenceView.OCCURRENCES, Optional.empty())
                        .changes())
                .hasSize(1);
    }
}
