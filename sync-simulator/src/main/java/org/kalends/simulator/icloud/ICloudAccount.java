package org.kalends.simulator.icloud;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One user with their app-specific passwords and calendars. Thread-safe. */
public final class ICloudAccount {

    private final World world;

    private final String appleId;

    private final Set<String> aliases = new LinkedHashSet<>();

    private final Set<String> passwords = new LinkedHashSet<>();

    private final Map<String, ICloudCalendar> calendars = new LinkedHashMap<>();

    private int minted;

    ICloudAccount(World world, String appleId) {
        this.world = world;
        this.appleId = appleId;
    }

    void begin() {
        add("home", "Home", ICloudCalendar.EVENTS);
        add("work", "Work", ICloudCalendar.EVENTS);
        add("tasks", "Reminders", ICloudCalendar.REMINDERS);
    }

    /** Returns the user's Apple Account, an address. */
    public String appleId() {
        return appleId;
    }

    /** Returns the user's number, the first segment of all their paths. */
    public String number() {
        return "1" + digits("number").substring(0, 9);
    }

    /** Returns an app-specific password that is good: a new one when all have been revoked. */
    public String appPassword() {
        synchronized (world) {
            return passwords.stream().findFirst().orElseGet(this::issuePassword);
        }
    }

    /** Makes one more app-specific password. */
    public String issuePassword() {
        synchronized (world) {
            String letters = new BigInteger(digits("password " + ++minted)).toString(26);
            StringBuilder password = new StringBuilder();
            for (int i = 0; i < 16; i++) {
                password.append(i > 0 && i % 4 == 0 ? "-" : "")
                        .append((char) ('a' + Character.digit(letters.charAt(i), 26)));
            }
            passwords.add(password.toString());
            return password.toString();
        }
    }

    /** Ends an app-specific password. */
    public void revoke(String appPassword) {
        synchronized (world) {
            passwords.remove(appPassword);
        }
    }

    /** Changes the main password of the Apple Account, which ends all app-specific ones. */
    public void changeMainPassword() {
        synchronized (world) {
            passwords.clear();
        }
    }

    /** Gives the user one more address, which people invite and which may organise. */
    public void addAddress(String email) {
        synchronized (world) {
            aliases.add(email.toLowerCase(Locale.ROOT));
        }
    }

    /** Returns the calendar "Home", into which invitations come. */
    public ICloudCalendar calendar() {
        synchronized (world) {
            return calendars.values().iterator().next();
        }
    }

    /** Returns the lists of events and of reminders that have not been removed. */
    public List<ICloudCalendar> calendars() {
        synchronized (world) {
            return List.copyOf(calendars.values());
        }
    }

    /** Adds a calendar of the user's own. */
    public ICloudCalendar addCalendar(String name) {
        synchronized (world) {
            return add(newId(), name, ICloudCalendar.EVENTS);
        }
    }

    /** Adds a list of reminders, which holds VTODO components only. */
    public ICloudCalendar addReminders(String name) {
        synchronized (world) {
            return add(newId(), name, ICloudCalendar.REMINDERS);
        }
    }

    private ICloudCalendar add(String id, String name, String component) {
        ICloudCalendar calendar = new ICloudCalendar(world, this, id, name, component);
        calendars.put(id, calendar);
        return calendar;
    }

    /** Returns the path of the calendar home. */
    public String home() {
        return "/" + number() + "/calendars/";
    }

    String principal() {
        return "/" + number() + "/principal/";
    }

    boolean accepts(String password) {
        return passwords.contains(password);
    }

    boolean isAddress(String email) {
        return email.equalsIgnoreCase(appleId) || aliases.contains(email.toLowerCase(Locale.ROOT));
    }

    /** Returns the user's addresses, the preferred one first. */
    List<String> addresses() {
        List<String> all = new ArrayList<>(List.of(appleId));
        all.addAll(aliases);
        return all;
    }

    String uuid() {
        return UUID.nameUUIDFromBytes(appleId.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    Optional<ICloudCalendar> find(String calendarId) {
        return Optional.ofNullable(calendars.get(calendarId));
    }

    void remove(ICloudCalendar calendar) {
        calendars.values().remove(calendar);
    }

    private String newId() {
        return UUID.nameUUIDFromBytes((appleId + " calendar " + ++minted).getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private String digits(String purpose) {
        UUID id = UUID.nameUUIDFromBytes((appleId + " " + purpose).getBytes(StandardCharsets.UTF_8));
        return new BigInteger("1" + id.toString().replace("-", ""), 16).toString();
    }
}
