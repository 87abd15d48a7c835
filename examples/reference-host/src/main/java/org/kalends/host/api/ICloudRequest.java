package org.kalends.host.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What opens an iCloud account.
 *
 * @param appleId the address of the account
 * @param appPassword an app-specific password
 */
record ICloudRequest(@Nullable String appleId, @Nullable String appPassword) {

    String givenAppleId() {
        return Optional.ofNullable(appleId).orElse("");
    }

    String givenAppPassword() {
        return Optional.ofNullable(appPassword).orElse("");
    }

    @Override
    public String toString() {
        return "ICloudRequest[]";
    }
}
