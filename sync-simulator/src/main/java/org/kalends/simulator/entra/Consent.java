package org.kalends.simulator.entra;

import java.util.Set;
import org.kalends.simulator.graph.Mailbox;

/**
 * What a user has granted to an application.
 *
 * @param client the application's id
 * @param mailbox the user
 * @param scopes short names
 */
record Consent(String client, Mailbox mailbox, Set<String> scopes) {}
