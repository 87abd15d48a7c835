package org.kalends.tck;

import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;

/** What {@link EventMappingTck} needs for one test. */
public interface EventMappingFixture extends Fixture {

    /** Returns the mapping. */
    EventMapping mapping();

    /** Returns where the events cross. */
    default MappingContext context() {
        ProviderId provider = new ProviderId("memory");
        return new MappingContext(
                new CalendarRef(provider, new AccountId("account-1"), "original"),
                new CalendarRef(provider, new AccountId("account-2"), "copy"));
    }

    /** Returns where the generated events begin; the same seed generates the same events. */
    default long seed() {
        return 1;
    }
}
