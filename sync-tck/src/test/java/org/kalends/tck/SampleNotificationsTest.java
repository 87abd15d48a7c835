package org.kalends.tck;

class SampleNotificationsTest extends NotificationSourceTck {

    @Override
    protected NotificationSourceFixture fixture() {
        return new SampleNotifications.Fixture(new SampleNotifications());
    }
}
