package org.kalends.tck;

import java.util.Optional;
import org.kalends.api.auth.TokenStore;

/** What {@link TokenStoreTck} needs for one test. */
public interface TokenStoreFixture extends Fixture {

    /** Returns an empty store. */
    TokenStore store();

    /** Returns the same store as another node, or the next process, sees it; a store in memory returns itself. */
    TokenStore reopened();

    /** Returns everything that the store has written to a lasting medium, as text; empty for a store in memory. */
    default Optional<String> written() {
        return Optional.empty();
    }
}
