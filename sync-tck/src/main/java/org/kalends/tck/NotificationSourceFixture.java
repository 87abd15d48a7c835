package org.kalends.tck;

import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Subscription;

/** What {@link NotificationSourceTck} needs for one test. No remote side is called. */
public interface NotificationSourceFixture extends Fixture {

    /** Returns the source. */
    NotificationSource source();

    /** Returns a subscription as the source would have answered it, with a secret. */
    Subscription subscription();

    /** Returns the request with which the remote side says that the calendar of {@link #subscription()} changed. */
    HttpNotification genuine();
}
