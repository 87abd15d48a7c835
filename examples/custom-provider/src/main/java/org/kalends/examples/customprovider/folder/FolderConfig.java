package org.kalends.examples.customprovider.folder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;

/**
 * Where the provider finds calendars, and where it keeps its journals.
 *
 * @param accounts the folder of each account; each folder in it is a calendar
 * @param state the folder of the journals, made when it is missing; outside the accounts, and used by one process at a time
 * @param ids names new journals; never twice the same
 */
public record FolderConfig(Map<AccountId, Path> accounts, Path state, Supplier<UUID> ids) {

    /** Checks that nothing is missing and takes a copy of the accounts. */
    public FolderConfig {
        accounts = Map.copyOf(accounts);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(ids, "ids");
    }

    /** Returns a configuration whose journals are named at random. */
    public static FolderConfig of(Map<AccountId, Path> accounts, Path state) {
        return new FolderConfig(accounts, state, UUID::randomUUID);
    }
}
