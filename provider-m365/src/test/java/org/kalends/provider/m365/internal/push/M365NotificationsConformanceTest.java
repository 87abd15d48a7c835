package org.kalends.provider.m365.internal.push;

import java.security.SecureRandom;
import java.time.Clock;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Subscription;
import org.kalends.provider.m365.M365Config;
import org.kalends.provider.m365.M365Notifications;
import org.kalends.provider.m365.OneToken;
import org.kalends.tck.NotificationSourceFixture;
import org.kalends.tck.NotificationSourceTck;

class M365NotificationsConformanceTest extends NotificationSourceTck {

    @Override
    protected NotificationSourceFixture fixture() {
        M365Notifications source = new M365Notifications(
                M365Config.worldwide(), OneToken.of("token"), Samples.KEY, Clock.systemUTC(), new SecureRandom());
        return new Fixture(source, Samples.subscription("7f105c7d", "calendar"));
    }

    private record Fixture(NotificationSource source, Subscription subscription) implements NotificationSourceFixture {

        @Override
        public String name() {
            return "Microsoft Graph";
        }

        @Override
        public HttpNotification genuine() {
            return Samples.envelope(Samples.change(subscription));
        }
    }
}
