package org.kalends.provider.m365.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.m365.internal.graph.GraphScript.ACCOUNT;
import static org.kalends.provider.m365.internal.graph.GraphScript.json;

import com.microsoft.graph.models.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.WriteOutcome;

/** What goes wrong with one write of many, before and after it has changed something. */
class WriteRunTest {

    private final GraphScript script = new GraphScript();

    private final WriteRun run = new WriteRun(new GraphBatch(script.gateway), ACCOUNT);

    @AfterEach
    void close() {
        script.close();
    }

    @Test
    void aPropertyOfUnknownFormFailsItsOwnWriteOnly() {
        script.say(json(200, "{}"));
        run.add(
                "first",
                () -> Move.ask(read(), answer -> {
                    throw new IllegalStateException("somebody's title");
                }));
        run.add("second", () -> Move.done(new WriteOutcome.Deleted()));

        List<WriteOutcome> outcomes = run.outcomes();

        assertThat(failure(outcomes.get(0)).kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(failure(outcomes.get(0))).hasMessageNotContaining("title");
        assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.Deleted());
    }

    @Test
    void whatFailsBehindAWriteIsDoneInPart() {
        script.say(json(201, "{}"));
        run.add(
                "series",
                () -> Move.ask(
                        create(),
                        written -> Move.ask(read(), answer -> {
                            throw new ProviderException(FailureKind.PERMANENT, "the event cannot be read");
                        })));

        assertThat(failure(run.outcomes().get(0)).kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void aWriteWhoseAnswerHasAnUnknownFormIsDone() {
        script.say(json(201, "{}"));
        run.add(
                "event",
                () -> Move.ask(create(), written -> {
                    throw new IllegalStateException();
                }));

        assertThat(failure(run.outcomes().get(0)).kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void whatMustNotBeSentInALaterRoundSpoilsNoOtherWrite() {
        script.say(json(200, "{}"));
        Event meeting = new Event();
        meeting.setAttendees(List.of());
        GraphRequest guests = script.gateway.build(
                ACCOUNT, client -> client.me().events().byEventId("e").toPatchRequestInformation(meeting));
        run.add("first", () -> Move.ask(read(), answer -> Move.ask(guests, sent -> Move.failed(sent.failure()))));
        run.add("second", () -> Move.done(new WriteOutcome.Deleted()));

        List<WriteOutcome> outcomes = run.outcomes();

        assertThat(failure(outcomes.get(0)).kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.Deleted());
        assertThat(script.received).hasSize(1);
    }

    private GraphRequest read() {
        return script.gateway.build(
                ACCOUNT, client -> client.me().events().byEventId("e").toGetRequestInformation());
    }

    private GraphRequest create() {
        Event event = new Event();
        event.setSubject("s");
        return script.gateway.build(
                ACCOUNT,
                client -> client.me().calendars().byCalendarId("c").events().toPostRequestInformation(event));
    }

    private static ProviderException failure(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcome).failure();
    }
}
