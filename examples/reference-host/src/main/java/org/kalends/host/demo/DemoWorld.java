package org.kalends.host.demo;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kalends.host.problem.Problem;

/** Everything that the demonstration simulates: the services, their accounts and calendars. Thread-safe. */
final class DemoWorld implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Samples samples;

    private final MicrosoftStage microsoft;

    private final GoogleStage google;

    private final ICloudStage icloud;

    DemoWorld(Clock clock, URI publicUrl) {
        this.samples = new Samples(ZONE, LocalDate.now(clock.withZone(ZONE)));
        this.microsoft = new MicrosoftStage(clock, publicUrl, samples);
        this.google = new GoogleStage(clock, publicUrl, samples);
        this.icloud = new ICloudStage(clock, samples);
    }

    /** Returns what the host has to be told to find the simulated services. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.putAll(microsoft.settings());
        settings.putAll(google.settings());
        settings.putAll(icloud.settings());
        return settings;
    }

    /** Returns all calendars that a person can edit. */
    List<DemoCalendar> calendars() {
        return Stream.of(microsoft.calendars(), google.calendars(), icloud.calendars())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns one of the calendars. */
    DemoCalendar calendar(String key) {
        return calendars().stream()
                .filter(calendar -> calendar.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("calendar"));
    }

    Samples samples() {
        return samples;
    }

    SignInPage microsoftSignIn() {
        return microsoft.signIn();
    }

    SignInPage googleSignIn() {
        return google.signIn();
    }

    /** Returns the app-specific passwords of the accounts at iCloud, by their addresses. */
    Map<String, String> appPasswords() {
        return icloud.passwords();
    }

    @Override
    public void close() {
        microsoft.close();
        google.close();
        icloud.close();
    }
}
