package org.kalends.store.jdbc;

import java.util.List;
import org.kalends.api.auth.TokenCipher;
import org.kalends.tck.TokenCipherFixture;
import org.kalends.tck.TokenCipherTck;

class AesTokenCipherConformanceTest extends TokenCipherTck {

    @Override
    protected TokenCipherFixture fixture() {
        return new TokenCipherFixture() {
            @Override
            public String name() {
                return "AesTokenCipher";
            }

            @Override
            public TokenCipher cipher() {
                return new AesTokenCipher(List.of(Keys.key(1)));
            }

            @Override
            public TokenCipher rotated() {
                return new AesTokenCipher(List.of(Keys.key(2), Keys.key(1)));
            }

            @Override
            public TokenCipher stranger() {
                return new AesTokenCipher(List.of(Keys.key(3)));
            }
        };
    }
}
