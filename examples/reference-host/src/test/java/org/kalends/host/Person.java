package org.kalends.host;

import org.kalends.host.user.UserId;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.graph.Mailbox;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with a mailbox, a Google account of the same name, and a browser in which they have signed in with both.
 *
 * @param mailbox the mailbox
 * @param google the Google account
 * @param browser the browser
 */
record Person(Mailbox mailbox, GoogleAccount google, Caller browser) {

    /** Lets somebody sign in at a host with both accounts. */
    static Person signedInAt(HostProcess host, World world, String address) {
        Person person = new Person(world.graph.mailbox(address), world.google.account(address), host.browser());
        world.entra.signIn(person.mailbox);
        world.identity.signIn(person.google);
        person.browser.get("/connect/m365");
        person.browser.get("/connect/google");
        return person;
    }

    UserId user() {
        return new UserId(browser.get("/api/me").expect(200).at("id").asString());
    }

    /** Returns the id of a connection. */
    String connection(String provider) {
        for (JsonNode connection : browser.get("/api/connections").expect(200).json()) {
            if (connection.get("provider").asString().equals(provider)) {
                return connection.get("id").asString();
            }
        }
        throw new AssertionError("no connection to " + provider);
    }
}
