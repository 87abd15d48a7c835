package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** The calendars of each account. */
final class FolderCalendars {

    private final ProviderId provider;
    private final Map<AccountId, Path> accounts;
    private final FolderGateway gateway;

    FolderCalendars(ProviderId provider, Map<AccountId, Path> accounts, FolderGateway gateway) {
        this.provider = provider;
        this.accounts = accounts;
        this.gateway = gateway;
    }

    /** Returns the calendars of an account by name. */
    List<CalendarInfo> list(AccountId account) {
        Path folder = account(account);
        return gateway.names(folder, Files::isDirectory).stream()
                .map(name -> info(
                        new CalendarRef(provider, account, name), new CalendarFolder(gateway, folder.resolve(name))))
                .toList();
    }

    private static CalendarInfo info(CalendarRef ref, CalendarFolder folder) {
        ObjectNode settings = folder.settings();
        return new CalendarInfo(
                ref,
                JsonTables.text(settings, "name").orElse(ref.calendarId()),
                folder.isWritable(),
                false,
                JsonTables.text(settings, "colour"),
                JsonTables.text(settings, "zone").map(JsonTables::zone));
    }

    /** Returns a calendar. Fails with NOT_FOUND when there is none. */
    CalendarFolder folder(CalendarRef calendar) {
        return gateway.inside(account(calendar.account()), calendar.calendarId())
                .filter(Files::isDirectory)
                .map(path -> new CalendarFolder(gateway, path))
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "calendar: there is no such folder"));
    }

    /** Returns a calendar that can be written. Fails with UNSUPPORTED when it cannot. */
    CalendarFolder writable(CalendarRef calendar) {
        CalendarFolder folder = folder(calendar);
        if (!folder.isWritable()) {
            throw new ProviderException(FailureKind.UNSUPPORTED, "calendar: it can only be read");
        }
        return folder;
    }

    private Path account(AccountId account) {
        return Optional.ofNullable(accounts.get(account))
                .map(path -> path.toAbsolutePath().normalize())
                .orElseThrow(() -> new ProviderException(FailureKind.AUTHENTICATION, "account: it has no folder"));
    }
}
