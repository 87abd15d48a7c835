package org.kalends.tck;

import org.junit.jupiter.api.Nested;

class SampleAuthorizationTest {

    @Nested
    class BySignIn extends AuthorizationTck {
        @Override
        protected AuthorizationFixture fixture() {
            return new SampleAuthorization.Fixture("sample sign-in", new SampleAuthorization(true), true);
        }
    }

    @Nested
    class ByPassword extends AuthorizationTck {
        @Override
        protected AuthorizationFixture fixture() {
            return new SampleAuthorization.Fixture("sample password", new SampleAuthorization(false), false);
        }
    }
}
