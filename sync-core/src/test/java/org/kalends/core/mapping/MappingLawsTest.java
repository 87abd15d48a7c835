package org.kalends.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.model.Availability;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;

class MappingLawsTest {

    private static final int EVENTS = Integer.getInteger("kalends.law.events", 600);

    static Stream<EventMapping> shipped() {
        return Stream.of(
                new IdentityMapping(),
                new ConferenceRemoval(),
                new AttendeeListMapping(),
                new AttendeeOmission(),
                new TitlePrefixMapping("[Work] "),
                new PrivateMapping("Busy"),
                new AvailabilityMapping(Availability.TENTATIVE),
                new CopyShape());
    }

    static Stream<DirectionPolicy> policies() {
        List<DirectionPolicy> policies = new ArrayList<>();
        for (boolean hidden : List.of(false, true)) {
            for (Optional<Availability> showAs :
                    List.of(Optional.<Availability>empty(), Optional.of(Availability.FREE))) {
                for (Optional<String> prefix : List.of(Optional.<String>empty(), Optional.of("[Work] "))) {
                    for (DirectionPolicy.Attendees attendees : DirectionPolicy.Attendees.values()) {
                        for (Optional<String> host : List.of(Optional.<String>empty(), Optional.of("upper"))) {
                            policies.add(new DirectionPolicy(
                                    hidden, "Busy", showAs, prefix, attendees, Filters.STANDARD, host));
                        }
                    }
                }
            }
        }
        return policies.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedMappingObeysTheLaws(EventMapping mapping) {
        check(mapping, 0, EVENTS);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyObeysTheLaws(DirectionPolicy policy) {
        check(
                Mappings.of(policy, Map.of("upper", new AvailabilityMapping(Availability.OUT_OF_OFFICE))),
                50_000,
                EVENTS / 10);
    }

    @Test
    void randomCompositionsObeyTheLaws() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            List<EventMapping> parts = new ArrayList<>(shipped().toList());
            Collections.shuffle(parts, random);
            conferencesBeforeGuests(parts);
            check(
                    new MappingChain(parts.subList(0, 1 + random.nextInt(parts.size()))),
                    100_000 + round * 1000L,
                    EVENTS / 100);
        }
    }

    private static void conferencesBeforeGuests(List<EventMapping> parts) {
        int conferences = indexOf(parts, ConferenceRemoval.class);
        int guests = indexOf(parts, AttendeeListMapping.class);
        if (guests < conferences) {
            Collections.swap(parts, guests, conferences);
        }
    }

    private static int indexOf(List<EventMapping> parts, Class<?> kind) {
        return parts.stream().map(Object::getClass).toList().indexOf(kind);
    }

    private static void check(EventMapping mapping, long first, int events) {
        MappingLaws laws = new MappingLaws(mapping);
        int checks = 0;
        for (long seed = first; seed < first + events; seed++) {
            try {
                checks += laws.check(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " of " + mapping, e);
            }
        }
        assertThat(checks).isGreaterThanOrEqualTo(events * 4);
    }
}
