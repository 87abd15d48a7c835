package org.kalends.tck;

import java.util.List;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.TokenCipher;

class SampleCipherTest extends TokenCipherTck {

    @Override
    protected TokenCipherFixture fixture() {
        return new Fixture(UnaryOperator.identity());
    }

    /** Ciphers, or what {@code wrapper} makes of them. */
    record Fixture(UnaryOperator<TokenCipher> wrapper) implements TokenCipherFixture {

        @Override
        public String name() {
            return "sample cipher";
        }

        @Override
        public TokenCipher cipher() {
            return wrapper.apply(OLD);
        }

        @Override
        public TokenCipher rotated() {
            return wrapper.apply(NEW);
        }

        @Override
        public TokenCipher stranger() {
            return wrapper.apply(STRANGER);
        }

        private static final TokenCipher OLD = new SampleCipher(List.of((byte) 1));
        private static final TokenCipher NEW = new SampleCipher(List.of((byte) 2, (byte) 1));
        private static final TokenCipher STRANGER = new SampleCipher(List.of((byte) 4));
    }
}
