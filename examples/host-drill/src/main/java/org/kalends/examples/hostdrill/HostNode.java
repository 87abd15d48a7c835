package org.kalends.examples.hostdrill;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One host: a process of its own that can be killed and started again at the same address. Safe for use by several threads. */
final class HostNode {

    private static final String JAR = "kalends-reference-host";

    /** Optimizing for a long life costs more than it brings to a process that is killed soon. */
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final int OK = 200;

    private final String name;
    private final int port;
    private final List<String> command;
    private final Path log;
    private Process process;
    private volatile boolean serving;
    private Duration earlier = Duration.ZERO;
    private long peakKib;

    HostNode(String name, List<String> settings, Path folder) throws IOException {
        this.name = name;
        this.port = freePort();
        this.command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of("-jar", jar().toString(), "--server.port=" + port));
        command.addAll(settings);
        this.log = folder.resolve(name + ".log");
        this.process = start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Waits until the host serves, and returns whether it ever did. */
    boolean awaitReady() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && isAlive()) {
            if (isReady()) {
                serving = true;
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return false;
    }

    /** Returns whether it serves, as far as anybody has waited for that. */
    boolean isServing() {
        return serving;
    }

    private synchronized boolean isAlive() {
        return process.isAlive();
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    url().resolve("/actuator/health/liveness").toURL().openConnection();
            return connection.getResponseCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills the process, which has no say in it. */
    synchronized void kill() throws InterruptedException {
        peakMib();
        serving = false;
        earlier = computed();
        process.destroyForcibly().waitFor();
    }

    synchronized void startAgain() throws IOException {
        process = start();
    }

    /** Returns how long the processes of this host have computed so far. */
    synchronized Duration computed() {
        return earlier.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** Returns the most memory that any process of this host has had resident so far, in MiB. */
    synchronized long peakMib() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .forEach(peak -> peakKib = Math.max(peakKib, peak));
        } catch (IOException e) {
            // The process is gone, or this is not Linux.
        }
        return peakKib / 1024;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(JAR))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        JAR + " is no jar on the class path: build with \"mvn package\", not with \"mvn test\""));
    }

    @Override
    public String toString() {
        return name;
    }
}
