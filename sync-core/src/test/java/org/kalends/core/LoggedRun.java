package org.kalends.core;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.store.PairPolicy;
import org.kalends.memory.InMemoryJobQueue;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Runs a worker in a class loader of its own, in which every logger writes into a list. */
public final class LoggedRun implements Callable<List<String>> {

    private static final String PROVIDER = "slf4j.provider";

    /** Creates the run. */
    public LoggedRun() {}

    static List<String> inItsOwnClassLoader() throws Exception {
        List<URL> places = new ArrayList<>();
        for (Class<?> type : List.of(
                LoggedRun.class,
                SyncEngine.class,
                CalendarProvider.class,
                LoggerFactory.class,
                NullMarked.class,
                Assertions.class)) {
            places.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        System.setProperty(PROVIDER, Lines.class.getName());
        try (URLClassLoader alone =
                new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object run = alone.loadClass(LoggedRun.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            List<String> lines = new ArrayList<>();
            ((List<?>) ((Callable<?>) run).call()).forEach(line -> lines.add(line.toString()));
            return lines;
        } finally {
            System.clearProperty(PROVIDER);
        }
    }

    @Override
    public List<String> call() {
        World world = new World(PairPolicy.twoWay());
        InMemoryJobQueue queue = new InMemoryJobQueue();
        SyncWorker worker = new SyncWorker(
                world.engine, world.store, queue, world.clock, Duration.ofMinutes(15), Duration.ofMinutes(5));
        Canaries.richRun(world, () -> {
            world.clock.pass(Duration.ofMinutes(10));
            worker.doorbell(world.a.ref());
            worker.runNext();
        });
        return List.copyOf(Lines.LINES);
    }

    /** A logging backend that keeps every line, with its arguments and the messages of its exceptions. */
    public static final class Lines implements SLF4JServiceProvider {

        static final List<String> LINES = new ArrayList<>();

        /** Creates the backend. */
        public Lines() {}

        @Override
        public ILoggerFactory getLoggerFactory() {
            return Line::new;
        }

        @Override
        public IMarkerFactory getMarkerFactory() {
            return new BasicMarkerFactory();
        }

        @Override
        public MDCAdapter getMDCAdapter() {
            return new BasicMDCAdapter();
        }

        @Override
        public String getRequestedApiVersion() {
            return "2.0.99";
        }

        @Override
        public void initialize() {}
    }

    private static final class Line extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        Line(String name) {
            this.name = name;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return Line.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable failure) {
            Lines.LINES.add(MessageFormatter.basicArrayFormat(message, arguments) + " " + failure);
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
