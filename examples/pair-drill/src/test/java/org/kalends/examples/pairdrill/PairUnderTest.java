package org.kalends.examples.pairdrill;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/**
 * What is paired with what. A further service is one more line here.
 *
 * @param a the service of side A
 * @param b the service of side B
 * @param view how series are synced
 */
record PairUnderTest(Service a, Service b, RecurrenceView view) {

    private static final List<List<Service>> PAIRS = List.of(
            List.of(Service.M365, Service.M365),
            List.of(Service.M365, Service.GOOGLE),
            List.of(Service.M365, Service.ICLOUD),
            List.of(Service.GOOGLE, Service.GOOGLE),
            List.of(Service.GOOGLE, Service.ICLOUD),
            List.of(Service.ICLOUD, Service.ICLOUD),
            List.of(Service.M365, Service.RADICALE),
            List.of(Service.GOOGLE, Service.RADICALE),
            List.of(Service.RADICALE, Service.RADICALE));

    static Stream<PairUnderTest> all() {
        return PAIRS.stream()
                .flatMap(services -> Arrays.stream(RecurrenceView.values())
                        .map(view -> new PairUnderTest(services.get(0), services.get(1), view)));
    }

    /** Returns on which sides originals can be so that it makes a difference. */
    List<Side> sides() {
        return a == b ? List.of(Side.A) : List.of(Side.values());
    }

    Service on(Side side) {
        return side == Side.A ? a : b;
    }

    /** Opens both sides with nothing in them. */
    Pair open(PairPolicy policy) {
        return open(policy, Pair.ZONE);
    }

    /** Opens both sides of a pair that goes by the days of a zone. */
    Pair open(PairPolicy policy, ZoneId zone) {
        return new Pair(this, policy, zone);
    }

    /** Returns the names of both services. */
    String services() {
        return a + " and " + b;
    }

    @Override
    public String toString() {
        return services() + ", " + view;
    }
}
