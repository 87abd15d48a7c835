package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** What is marked as private is nowhere to be found on the other side: not in the calendar, and not in anything that was ever sent there. */
class PairPrivacyTest {

    private static final String CANARY = "canary";

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> directions() {
        return PairTest.directions();
    }

    @ParameterizedTest
    @Shows(Feature.PRIVACY)
    @MethodSource("directions")
    void noWordOfAPrivateEventLeavesForTheOtherSide(PairUnderTest services, Side from) {
        Side to = from.other();
        try (Pair pair = services.open(privately(from))) {
            EventKey single = pair.on(from).add(canary(1));
            EventKey series = pair.on(from)
                    .add(canary(2).toBuilder()
                            .recurrence(Optional.of(Meetings.weekly(3)))
                            .build());
            pair.on(from).add(meeting());
            pair.settle();

            assertThat(pair.said(to)).hasSize(5).allSatisfy(PairPrivacyTest::saysNothing);

            pair.on(from)
                    .edit(
                            single,
                            event -> event.toBuilder()
                                    .title(CANARY + "-title-9")
                                    .description(CANARY + "-text-9")
                                    .time(Meetings.at(3))
                                    .build());
            pair.on(from)
                    .edit(
                            series,
                            event -> event.toBuilder()
                                    .location(CANARY + "-location-9")
                                    .build());
            pair.settle();

            assertThat(pair.said(to)).hasSize(5).allSatisfy(PairPrivacyTest::saysNothing);
            assertThat(pair.on(from).held()).contains(CANARY);
            assertThat(pair.on(to).held() + pair.on(to).sent()).doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @Shows(Feature.PRIVACY)
    @MethodSource("directions")
    void whatSomebodyWritesOverAPrivateCopyDoesNotReachTheOriginal(PairUnderTest services, Side from) {
        Side to = from.other();
        try (Pair pair = services.open(privately(from))) {
            pair.on(from).add(canary(1));
            pair.settle();

            pair.on(to)
                    .edit(
                            pair.only(to).key(),
                            event -> event.toBuilder()
                                    .title("Noticed")
                                    .description("Noticed")
                                    .sensitivity(Sensitivity.NORMAL)
                                    .build());
            pair.settle();

            assertThat(pair.said(from)).containsExactly(Said.of(canary(1)));
            assertThat(pair.said(to)).hasSize(1).allSatisfy(PairPrivacyTest::saysNothing);
        }
    }

    @ParameterizedTest
    @Shows(Feature.PRIVACY)
    @MethodSource("directions")
    void s68NothingIsLeftInTheCopiesOncePrivacyIsSwitchedOn(PairUnderTest services, Side from) {
        Side to = from.other();
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(lengthy(services.on(from)));
            pair.on(from)
                    .add(canary(2).toBuilder()
                            .recurrence(Optional.of(Meetings.weekly(3)))
                            .build());
            pair.on(from).add(meeting());
            pair.settle();
            assertThat(pair.on(to).held()).contains(CANARY);

            pair.change(privately(from));
            pair.settle();

            assertThat(pair.said(to)).hasSize(5).allSatisfy(PairPrivacyTest::saysNothing);
            assertThat(pair.on(to).held()).doesNotContain(CANARY);
            assertThat(pair.said(from)).contains(Said.of(lengthy(services.on(from))));
        }
    }

    /** Returns an event with a title of 900 characters, of as many as fit into Outlook's line there, and a long description. */
    private static CalendarEvent lengthy(Service service) {
        String word = CANARY + "-word ";
        return CalendarEvent.builder(Meetings.at(1))
                .title(word.repeat(service == Service.M365 ? 20 : 75) + "end")
                .description(word.repeat(600) + "end")
                .location(word.repeat(10) + "end")
                .build();
    }

    private static PairPolicy privately(Side from) {
        DirectionPolicy masked = DirectionPolicy.STANDARD.asPrivate();
        return from == Side.A
                ? PairPolicy.twoWay().withForward(masked)
                : PairPolicy.twoWay().withBack(masked);
    }

    private static void saysNothing(Said said) {
        assertThat(List.of(said.title(), said.text(), said.location())).containsExactly("Busy", "", "");
        assertThat(said.sensitivity()).isEqualTo(Sensitivity.PRIVATE);
    }

    private static CalendarEvent canary(int number) {
        return CalendarEvent.builder(Meetings.at(number))
                .title(CANARY + "-title-" + number)
                .description(CANARY + "-text-" + number)
                .location(CANARY + "-location-" + number)
                .build();
    }

    private static CalendarEvent meeting() {
        Attendee guest =
                new Attendee(Person.ofEmail(CANARY + "@example.org"), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED);
        return canary(7).toBuilder()
                .attendees(List.of(guest))
                .facts(new EventFacts(ResponseStatus.NONE, EventKind.DEFAULT, true))
                .build();
    }
}
