package org.kalends.host.connection;

/** Who has to act when an account comes or goes. */
public interface ConnectionWatcher {

    /** An account that is known was connected again, whether it could still be used or not; its new credential is stored already. */
    default void reconnected(Connection connection) {}

    /** An account is about to go; its credential still works, if it did. */
    default void disconnecting(Connection connection, Copies copies) {}
}
