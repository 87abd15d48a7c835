package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;

class LiveUpdatesTest {

    @Test
    void opensNoStreamOnceTheHostStops() {
        // No page is open, so nobody looks at any sync.
        LiveUpdates updates = new LiveUpdates(null);
        updates.close();

        assertThatThrownBy(() -> updates.open(UserId.OWNER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("stopping");
    }
}
