package org.kalends.host.page;

import java.util.Optional;
import org.kalends.host.connection.ConnectionStatus;
import org.kalends.host.connection.ConnectionView;

/**
 * An account as a page shows it.
 *
 * @param id names it
 * @param service the provider's name for people
 * @param mark the letter of the service
 * @param address whose it is
 * @param chip whether it can be used
 * @param since when it was connected, as people say it
 * @param reconnect where to connect it again, when that is needed
 * @param problem what is wrong and what to do
 * @param syncs how many syncs use it
 */
record ConnectionCard(
        String id,
        String service,
        String mark,
        String address,
        Chip chip,
        String since,
        Optional<String> reconnect,
        Optional<String> problem,
        long syncs) {

    static ConnectionCard of(ConnectionView view, Moments moments, long syncs) {
        ServiceName service = ServiceName.of(view.provider());
        boolean dead = view.status() == ConnectionStatus.NEEDS_RECONNECT;
        return new ConnectionCard(
                view.id(),
                service.title(),
                service.mark(),
                view.email().orElse("Address not told"),
                dead ? new Chip(Chip.Tone.BAD, "No access") : new Chip(Chip.Tone.GOOD, "Connected"),
                moments.ago(view.connectedAt()),
                dead ? Optional.of(reconnectLink(view)) : Optional.empty(),
                view.problem(),
                syncs);
    }

    /** Returns where an account is connected again. */
    static String reconnectLink(ConnectionView view) {
        return view.provider().equals(ServiceName.ICLOUD.provider())
                ? "/connections/icloud"
                : "/connect/" + view.provider() + "?connection=" + view.id();
    }
}
