package org.kalends.simulator.icloud;

import java.util.Optional;
import org.kalends.simulator.icloud.Mail.Kind;

/** The mails that the service sends by itself when a client writes a meeting (RFC 6638). Guarded by its {@link World}. */
final class Scheduling {

    private final World world;

    private final ICloudAccount account;

    Scheduling(World world, ICloudAccount account) {
        this.world = world;
        this.account = account;
    }

    /** Refuses an organizer that nobody may write. */
    void check(Optional<ICalComponent> before, ICalComponent after) {
        if (Meeting.organizers(after).size() > 1) {
            throw DavError.forbidden(Names.caldav("same-organizer-in-all-components"));
        }
        Meeting meeting = Meeting.of(after);
        if (before.isPresent()) {
            if (!Meeting.organizers(before.get()).contains("")
                    && meeting.organizer().isPresent()
                    && !Meeting.organizers(after).equals(Meeting.organizers(before.get()))) {
                throw DavError.forbidden(Names.caldav("valid-organizer-change"));
            }
        } else if (isForeign(meeting) && !world.faults().isOn(ICloudFault.ORGANIZER_VANISHES)) {
            throw DavError.forbidden(Names.caldav("attendee-allowed"));
        }
    }

    /** Returns whether a meeting is somebody else's to which the user was not asked. */
    boolean isForeign(Meeting meeting) {
        return meeting.organizer().filter(this::isServers).isPresent()
                && !meeting.isOrganizedBy(account)
                && meeting.invitationOf(account).isEmpty();
    }

    void written(Optional<ICalComponent> before, ICalComponent after) {
        Meeting meeting = Meeting.of(after);
        Optional<Meeting> known = before.map(Meeting::of);
        if (meeting.isOrganizedBy(account)) {
            known.ifPresent(old -> uninvite(old, meeting));
            invite(known, meeting);
        } else if (meeting.organizer().isPresent()) {
            Optional<String> answer = meeting.invitationOf(account).flatMap(Scheduling::answer);
            Optional<String> earlier =
                    known.flatMap(old -> old.invitationOf(account)).flatMap(Scheduling::answer);
            if (answer.isPresent() && !answer.equals(earlier)) {
                respond(meeting);
            }
        }
    }

    void deleted(ICalComponent before, boolean replies) {
        Meeting meeting = Meeting.of(before);
        if (meeting.isOrganizedBy(account)) {
            meeting.guests().values().forEach(guest -> mail(Kind.CANCELLATION, guest, meeting));
        } else if (replies && meeting.invitationOf(account).isPresent()) {
            respond(meeting);
        }
    }

    private void invite(Optional<Meeting> known, Meeting meeting) {
        boolean changed =
                known.filter(old -> !old.said().equals(meeting.said())).isPresent();
        meeting.guests().forEach((address, guest) -> {
            boolean old = known.filter(one -> one.guests().containsKey(address)).isPresent();
            if (meeting.isCancelled()) {
                if (changed) {
                    mail(Kind.CANCELLATION, guest, meeting);
                }
            } else if (!old) {
                mail(Kind.INVITATION, guest, meeting);
            } else if (changed) {
                mail(Kind.UPDATE, guest, meeting);
            }
        });
    }

    private void uninvite(Meeting old, Meeting meeting) {
        old.guests().forEach((address, guest) -> {
            if (!meeting.guests().containsKey(address)) {
                mail(Kind.CANCELLATION, guest, old);
            }
        });
    }

    private void respond(Meeting meeting) {
        meeting.organizer().ifPresent(organizer -> mail(Kind.RESPONSE, organizer, meeting));
    }

    private void mail(Kind kind, ICalLine to, Meeting meeting) {
        String address = Meeting.address(to);
        if (isServers(to) && !account.isAddress(address)) {
            world.outbox().send(kind, account.appleId(), address, meeting.event());
        }
    }

    /** Returns whether it is the service's task to write to somebody (RFC 6638 section 7.1). */
    private boolean isServers(ICalLine person) {
        return person.parameter("SCHEDULE-AGENT")
                .map(agent ->
                        agent.equalsIgnoreCase("SERVER") || world.faults().strikes(ICloudFault.SCHEDULE_AGENT_IGNORED))
                .orElse(true);
    }

    private static Optional<String> answer(ICalLine guest) {
        return guest.parameter("PARTSTAT").filter(status -> !status.equalsIgnoreCase("NEEDS-ACTION"));
    }
}
