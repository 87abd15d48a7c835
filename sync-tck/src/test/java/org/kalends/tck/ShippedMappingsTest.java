package org.kalends.tck;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.model.Availability;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.core.mapping.IdentityMapping;
import org.kalends.core.mapping.Mappings;

/** The mappings that the library ships, alone and as policies compose them. */
class ShippedMappingsTest {

    @Nested
    class Identity extends EventMappingTck {
        @Override
        protected EventMappingFixture fixture() {
            return new Fixture("identity mapping", new IdentityMapping());
        }
    }

    @Nested
    class Standard extends EventMappingTck {
        @Override
        protected EventMappingFixture fixture() {
            return new Fixture("standard mapping", Mappings.of(DirectionPolicy.STANDARD, Map.of()));
        }
    }

    @Nested
    class Private extends EventMappingTck {
        @Override
        protected EventMappingFixture fixture() {
            return new Fixture("private mapping", Mappings.of(DirectionPolicy.STANDARD.asPrivate(), Map.of()));
        }
    }

    @Nested
    class Composed extends EventMappingTck {
        @Override
        protected EventMappingFixture fixture() {
            DirectionPolicy policy =
                    DirectionPolicy.STANDARD.withShowAs(Availability.BUSY).withTitlePrefix("[x] ");
            return new Fixture("composed mapping", Mappings.of(policy, Map.of()));
        }
    }

    record Fixture(String name, EventMapping mapping) implements EventMappingFixture {}
}
