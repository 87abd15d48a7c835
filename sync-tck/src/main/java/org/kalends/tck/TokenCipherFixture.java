package org.kalends.tck;

import org.kalends.api.auth.TokenCipher;

/** What {@link TokenCipherTck} needs for one test. */
public interface TokenCipherFixture extends Fixture {

    /** Returns a cipher. */
    TokenCipher cipher();

    /** Returns a cipher that encrypts with a new key and still has the key of {@link #cipher()}. */
    TokenCipher rotated();

    /** Returns a cipher that shares no key with the others. */
    TokenCipher stranger();
}
