package org.kalends.host.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often callers may come, in each minute and on each node.
 *
 * @param signIns steps of sign-ins from one address, a sign-in has two; app-specific passwords from one address or one user
 * @param applePasswords app-specific passwords for one Apple id, whoever sends them
 * @param wrongTokens wrong api tokens from one address
 * @param forgeries forged doorbells from one address; genuine ones are free
 * @param calls requests of one user, or from one address where nobody has signed in
 */
public record LimitSettings(
        @DefaultValue("60") int signIns,
        @DefaultValue("5") int applePasswords,
        @DefaultValue("20") int wrongTokens,
        @DefaultValue("100") int forgeries,
        @DefaultValue("1200") int calls) {

    /** Checks that nobody is locked out. */
    public LimitSettings {
        requirePositive("kalends.limits.sign-ins", signIns);
        requirePositive("kalends.limits.apple-passwords", applePasswords);
        requirePositive("kalends.limits.wrong-tokens", wrongTokens);
        requirePositive("kalends.limits.forgeries", forgeries);
        requirePositive("kalends.limits.calls", calls);
    }

    private static void requirePositive(String property, int value) {
        if (value < 1) {
            throw new SettingsException(property, "is less than 1", "Set " + property + " to 1 or more.");
        }
    }
}
