package org.kalends.host.connection;

/** Who has to act when an account comes or goes. */
public interface ConnectionWatcher {

    /** An account was connected again that could not be used; its credential is stored already. */
    default void reconnected(Connection connection) {}

    /** An account is about to go; its credential still works, if it did. */
    default void disconnecting(Connection connection, Copies copies) {}
}
