package org.kalends.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.Side;

/** Providers that break one promise of writing each. */
final class BrokenWrites {

    private BrokenWrites() {}

    static void addTo(Map<String, Parts> mutants) {
        mutants.put("a provider that writes whatever the version", on(WithoutGuard::new));
        mutants.put("a provider that makes a second copy under a mark", on(WithoutIdentity::new));
        mutants.put("a provider that says deleted and deletes nothing", on(FalseDeletion::new));
        mutants.put("a provider that writes fields nobody asked for", on(WritesAll::new));
        mutants.put("a provider that forgets one of the fields to write", on(WritesLess::new));
        mutants.put("a provider that answers what was sent, not what it stored", on(Echo::new));
    }

    static Parts on(Function<CalendarProvider, CalendarProvider> mutation) {
        return new Parts() {
            @Override
            public CalendarProvider provider(CalendarProvider sound, Side side) {
                return mutation.apply(sound);
            }
        };
    }

    /** Returns a write that no other version stops. */
    static RemoteWrite unguarded(CalendarProvider sound, CalendarRef calendar, RemoteWrite write) {
        return new WithoutGuard(sound).changed(calendar, write);
    }

    private static final class WithoutGuard extends ForwardingProvider {
        WithoutGuard(CalendarProvider sound) {
            super(sound);
        }

        @Override
        RemoteWrite changed(CalendarRef calendar, RemoteWrite write) {
            if (write instanceof RemoteWrite.Update update) {
                return new RemoteWrite.Update(
                        update.key(),
                        now(calendar, update.key(), update.version()),
                        update.mark(),
                        update.event(),
                        update.fields());
            }
            return write instanceof RemoteWrite.Delete delete
                    ? new RemoteWrite.Delete(delete.key(), now(calendar, delete.key(), delete.version()))
                    : write;
        }

        private Version now(CalendarRef calendar, EventKey key, Version expected) {
            return sound.get(calendar, key).map(RemoteEvent::version).orElse(expected);
        }
    }

    private static final class WithoutIdentity extends ForwardingProvider {
        WithoutIdentity(CalendarProvider sound) {
            super(sound);
        }

        @Override
        RemoteWrite changed(CalendarRef calendar, RemoteWrite write) {
            if (write instanceof RemoteWrite.Create create) {
                OriginMark mark = create.mark();
                while (sound.findByOrigin(calendar, mark).isPresent()) {
                    mark = new OriginMark(mark.installation(), mark.pair(), mark.original(), mark.generation() + 1000);
                }
                return new RemoteWrite.Create(mark, create.event());
            }
            return write;
        }
    }

    private static final class FalseDeletion extends ForwardingProvider {
        FalseDeletion(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
            List<WriteOutcome> outcomes = new ArrayList<>();
            for (RemoteWrite write : writes) {
                outcomes.add(
                        write instanceof RemoteWrite.Delete
                                ? new WriteOutcome.Deleted()
                                : sound.write(calendar, List.of(write)).get(0));
            }
            return outcomes;
        }
    }

    private static final class WritesAll extends ForwardingProvider {
        WritesAll(CalendarProvider sound) {
            super(sound);
        }

        @Override
        RemoteWrite changed(CalendarRef calendar, RemoteWrite write) {
            return write instanceof RemoteWrite.Update update
                            && !update.fields().isEmpty()
                    ? withFields(update, EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE)))
                    : write;
        }
    }

    private static final class WritesLess extends ForwardingProvider {
        WritesLess(CalendarProvider sound) {
            super(sound);
        }

        @Override
        RemoteWrite changed(CalendarRef calendar, RemoteWrite write) {
            if (write instanceof RemoteWrite.Update update && update.fields().size() > 1) {
                Set<EventField> fields = EnumSet.copyOf(update.fields());
                fields.remove(fields.iterator().next());
                return withFields(update, fields);
            }
            return write;
        }
    }

    private static RemoteWrite.Update withFields(RemoteWrite.Update update, Set<EventField> fields) {
        return new RemoteWrite.Update(update.key(), update.version(), update.mark(), update.event(), fields);
    }

    private static final class Echo extends ForwardingProvider {
        Echo(CalendarProvider sound) {
            super(sound);
        }

        @Override
        public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
            List<WriteOutcome> outcomes = new ArrayList<>(sound.write(calendar, writes));
            for (int i = 0; i < writes.size(); i++) {
                if (writes.get(i) instanceof RemoteWrite.Create create
                        && outcomes.get(i) instanceof WriteOutcome.Written written) {
                    RemoteEvent stored = written.stored();
                    outcomes.set(
                            i,
                            new WriteOutcome.Written(new RemoteEvent(
                                    stored.key(),
                                    new Version("sent"),
                                    stored.seriesKey(),
                                    stored.originalStart(),
                                    stored.originMark(),
                                    stored.modifiedAt(),
                                    create.event())));
                }
            }
            return outcomes;
        }
    }
}
