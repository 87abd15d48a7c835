package org.kalends.provider.icloud.internal.dav;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.icloud.internal.ics.IcsProblem;
import org.kalends.provider.icloud.internal.ics.IcsResource;

/** The writes of one call, resource by resource. Used by one thread. */
final class WriteBatch {

    private record Unread(WriteSlot slot, String name, Function<EventReader, Optional<RemoteEvent>> result) {}

    private static final ZoneId NO_ZONE = ZoneOffset.UTC;

    private final ResourceWriter writer;

    private final Optional<String> owner;

    private final Clock clock;

    private final List<Unread> unread = new ArrayList<>();

    WriteBatch(ResourceWriter writer, Optional<String> owner, Clock clock) {
        this.writer = writer;
        this.owner = owner;
        this.clock = clock;
    }

    /** Carries out a creation, or all writes to one resource. */
    void run(List<WriteSlot> job) {
        WriteSlot first = job.get(0);
        if (first.write() instanceof RemoteWrite.Create create) {
            create(first, create);
        } else if (first.key().isEmpty()) {
            goneAlready(first);
        } else {
            change(first.key().get().name(), job);
        }
    }

    private void create(WriteSlot slot, RemoteWrite.Create create) {
        OriginMark mark = create.mark();
        String name = CopyNames.file(mark);
        Instant now = clock.instant();
        EventReader sent = sendable(() -> {
            String text = IcsResource.create(CopyNames.uid(mark), mark, create.event(), now);
            return read(new DavResource(name, new Version("new"), text));
        });
        sendable(sent::whole);
        Sent answer =
                writer.create(name, sent.resource().text(), there -> read(there).isCopy(mark));
        settle(slot, name, answer, sent, reader -> Optional.of(reader.whole(Optional.of(mark))));
    }

    private void change(String name, List<WriteSlot> job) {
        Optional<WriteSlot> end = job.stream().filter(WriteSlot::deletesAll).findFirst();
        WriteSlot leading = end.orElse(job.get(0));
        for (WriteSlot slot : job) {
            if (!slot.version().equals(leading.version())) {
                slot.fail(new ProviderException(FailureKind.CONFLICT, "changing: the versions do not agree"));
            } else if (end.isPresent() && !slot.deletesAll()) {
                slot.fail(new ProviderException(FailureKind.CONFLICT, "changing: it is deleted by the same call"));
            }
        }
        List<WriteSlot> open =
                job.stream().filter(slot -> slot.peek().isEmpty()).toList();
        if (end.isPresent()) {
            Sent answer = writer.delete(name, leading.version());
            open.forEach(slot -> unwritten(slot, answer));
        } else {
            patch(name, leading.version(), open);
        }
    }

    private void patch(String name, Version version, List<WriteSlot> slots) {
        Body body = writer.at(name, version);
        if (body instanceof Body.Refused refused) {
            throw new ProviderException(FailureKind.PERMANENT, "changing: " + refused.problem());
        }
        if (!(body instanceof Body.Present present)) {
            slots.forEach(slot -> unwritten(slot, new Sent.Gone()));
            return;
        }
        if (!present.resource().version().equals(version)) {
            slots.forEach(slot -> unwritten(slot, new Sent.Outdated(present.resource())));
            return;
        }
        EventReader before = sendable(() -> read(present.resource()));
        EventReader after = before;
        List<WriteSlot> changed = new ArrayList<>();
        for (WriteSlot slot : slots) {
            try {
                after = patched(slot, after);
                changed.add(slot);
            } catch (ProviderException failure) {
                failOrGone(slot, failure);
            }
        }
        EventReader sent = after;
        Sent answer = sent.resource().text().equals(before.resource().text())
                ? new Sent.Stored(before.resource())
                : writer.replace(before.resource(), sent.resource().text());
        changed.forEach(slot -> settle(slot, name, answer, sent, slot.patch()::result));
    }

    /** Returns the text with one more write, and looks whether what it makes can be read. */
    private EventReader patched(WriteSlot slot, EventReader before) {
        Patch patch = slot.patch();
        String text = patch.apply(before, clock.instant());
        return sendable(() -> {
            EventReader after = before.withText(text);
            patch.result(after);
            return after;
        });
    }

    private void settle(
            WriteSlot slot,
            String name,
            Sent answer,
            EventReader sent,
            Function<EventReader, Optional<RemoteEvent>> result) {
        if (answer instanceof Sent.Stored stored) {
            slot.set(outcome(slot, () -> result.apply(sent.storedAs(stored.resource()))));
        } else if (!(answer instanceof Sent.Changed)) {
            unwritten(slot, answer);
        } else if (slot.write() instanceof RemoteWrite.Delete) {
            slot.set(new WriteOutcome.Deleted());
        } else {
            unread.add(new Unread(slot, name, result));
        }
    }

    /** Says what it means for one write that its resource was not written, or is gone. */
    private void unwritten(WriteSlot slot, Sent answer) {
        boolean gone = answer instanceof Sent.Gone
                || (answer instanceof Sent.Outdated outdated && occurrenceIsGone(slot, outdated.now()));
        if (gone) {
            failOrGone(slot, new ProviderException(FailureKind.NOT_FOUND, "changing: it is gone"));
        } else if (answer instanceof Sent.Failed failed) {
            slot.fail(failed.failure());
        } else {
            slot.fail(new ProviderException(FailureKind.CONFLICT, "changing: it has changed"));
        }
    }

    private boolean occurrenceIsGone(WriteSlot slot, DavResource now) {
        try {
            Optional<OriginalStart> start = slot.patch().start();
            return start.isPresent() && read(now).occurrence(start.get()).isEmpty();
        } catch (IcsProblem unreadable) {
            return false;
        }
    }

    /** Reads back what the server did not vouch for. */
    void readBack(DavConnection connection, String calendar, DavResources resources) {
        List<Listed> listed = unread.stream()
                .map(Unread::name)
                .distinct()
                .map(name -> new Listed(name, "", Optional.empty()))
                .toList();
        try {
            Map<String, Body> bodies = resources.load(connection, calendar, listed);
            for (Unread one : unread) {
                Body body = bodies.get(one.name());
                if (body instanceof Body.Present present) {
                    one.slot().set(outcome(one.slot(), () -> one.result().apply(read(present.resource()))));
                } else if (body instanceof Body.Gone) {
                    one.slot()
                            .fail(new ProviderException(
                                    FailureKind.PERMANENT, "the server took the event and does not keep it"));
                }
            }
        } catch (ProviderException failure) {
            unread.forEach(one -> one.slot().fail(unsure(failure)));
        }
        unread.forEach(one -> one.slot().fail(unsure(null)));
    }

    private static WriteOutcome outcome(WriteSlot slot, Supplier<Optional<RemoteEvent>> result) {
        try {
            Optional<RemoteEvent> stored = result.get();
            return slot.write() instanceof RemoteWrite.Delete
                    ? new WriteOutcome.Deleted()
                    : stored.<WriteOutcome>map(WriteOutcome.Written::new)
                            .orElseGet(() -> new WriteOutcome.Failed(unsure(null)));
        } catch (IcsProblem problem) {
            return new WriteOutcome.Failed(unsure(problem));
        }
    }

    private static ProviderException unsure(@Nullable RuntimeException cause) {
        return new ProviderException(
                FailureKind.AMBIGUOUS,
                "written, but it cannot be read back",
                Optional.empty(),
                Optional.ofNullable(cause));
    }

    private static void failOrGone(WriteSlot slot, ProviderException failure) {
        if (failure.kind() == FailureKind.NOT_FOUND && slot.write() instanceof RemoteWrite.Delete) {
            slot.set(new WriteOutcome.Deleted());
        } else {
            slot.fail(failure);
        }
    }

    private static void goneAlready(WriteSlot slot) {
        failOrGone(slot, new ProviderException(FailureKind.NOT_FOUND, "changing: there is no such event"));
    }

    private EventReader read(DavResource resource) {
        return EventReader.of(resource, NO_ZONE, owner);
    }

    private static <T> T sendable(Supplier<T> making) {
        try {
            return making.get();
        } catch (IcsProblem problem) {
            FailureKind kind =
                    problem.kind() == IcsProblem.Kind.NOT_A_SERIES ? FailureKind.UNSUPPORTED : FailureKind.PERMANENT;
            throw new ProviderException(kind, "the event cannot be written: " + problem.getMessage(), problem);
        }
    }
}
