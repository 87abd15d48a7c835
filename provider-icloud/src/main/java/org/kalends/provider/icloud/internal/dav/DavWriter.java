package org.kalends.provider.icloud.internal.dav;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * Carries out writes: those to one resource go into one request, and what the server may have rewritten is read back together
 * at the end.
 */
public final class DavWriter {

    private final DavConnections connections;

    private final DavResources resources;

    private final Clock clock;

    DavWriter(DavConnections connections, DavResources resources, Clock clock) {
        this.connections = connections;
        this.resources = resources;
        this.clock = clock;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#write}. */
    public List<WriteOutcome> write(CalendarRef ref, List<RemoteWrite> writes) {
        String calendar = DavPaths.folder(ref.calendarId());
        DavConnection connection = connections.open(ref.account());
        ResourceWriter writer = new ResourceWriter(connection, calendar, resources);
        WriteBatch batch = new WriteBatch(writer, connection.ownerEmail(), clock);
        Map<String, Integer> groups = new LinkedHashMap<>();
        List<List<WriteSlot>> jobs = new ArrayList<>();
        List<WriteSlot> slots = new ArrayList<>();
        for (RemoteWrite write : writes) {
            Optional<EventKeys> key = key(write).flatMap(EventKeys::read);
            WriteSlot slot = new WriteSlot(write, key);
            slots.add(slot);
            if (key.isEmpty() || !groups.containsKey(key.get().name())) {
                key.ifPresent(known -> groups.put(known.name(), jobs.size()));
                jobs.add(new ArrayList<>());
                jobs.get(jobs.size() - 1).add(slot);
            } else {
                jobs.get(groups.get(key.get().name())).add(slot);
            }
        }
        run(batch, jobs);
        batch.readBack(connection, calendar, resources);
        return slots.stream().map(WriteSlot::outcome).toList();
    }

    private static void run(WriteBatch batch, List<List<WriteSlot>> jobs) {
        Optional<ProviderException> stop = Optional.empty();
        for (List<WriteSlot> job : jobs) {
            if (stop.isPresent()) {
                for (WriteSlot slot : job) {
                    slot.fail(stop.get());
                }
                continue;
            }
            try {
                batch.run(job);
            } catch (ProviderException failure) {
                job.forEach(slot -> slot.fail(failure));
            }
            stop = job.stream().flatMap(slot -> stop(slot).stream()).findFirst();
        }
    }

    /** Returns why it makes no sense to send the writes after this one. */
    private static Optional<ProviderException> stop(WriteSlot slot) {
        if (!(slot.peek().orElse(null) instanceof WriteOutcome.Failed failed)) {
            return Optional.empty();
        }
        ProviderException failure = failed.failure();
        if (failure.kind() == FailureKind.AUTHENTICATION || failure.kind() == FailureKind.RATE_LIMITED) {
            return Optional.of(failure);
        }
        return failure.getCause() instanceof IOException
                ? Optional.of(new ProviderException(
                        FailureKind.RETRYABLE, "not sent: the server did not answer the write before this one"))
                : Optional.empty();
    }

    private static Optional<EventKey> key(RemoteWrite write) {
        if (write instanceof RemoteWrite.Update update) {
            return Optional.of(update.key());
        }
        return write instanceof RemoteWrite.Delete delete ? Optional.of(delete.key()) : Optional.empty();
    }
}
