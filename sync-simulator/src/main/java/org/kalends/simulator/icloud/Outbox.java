package org.kalends.simulator.icloud;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The mails that were sent. Guarded by its {@link World}. */
final class Outbox {

    private final Clock clock;

    private final List<Mail> mails = new ArrayList<>();

    Outbox(Clock clock) {
        this.clock = clock;
    }

    void send(Mail.Kind kind, String from, String to, ICalComponent event) {
        mails.add(new Mail(
                clock.instant(),
                kind,
                from,
                to,
                event.value("SUMMARY").orElse(""),
                event.value("UID").orElse("")));
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    void clear() {
        mails.clear();
    }
}
