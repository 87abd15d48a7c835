package org.kalends.api.auth;

import org.kalends.api.model.AccountId;

/**
 * Encrypts credentials at rest, bound to their account: what was encrypted for one account cannot be decrypted for another.
 *
 * <p>Safe for use by several threads.
 */
public interface TokenCipher {

    /** Returns the plain bytes in encrypted form. */
    byte[] encrypt(AccountId account, byte[] plain);

    /**
     * Returns what {@link #encrypt} was given.
     *
     * @throws IllegalStateException when the key is unknown, the account is another one, or a byte was changed
     */
    byte[] decrypt(AccountId account, byte[] encrypted);
}
