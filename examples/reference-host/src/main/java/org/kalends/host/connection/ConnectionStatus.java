package org.kalends.host.connection;

/** Whether an account can be used. */
public enum ConnectionStatus {
    /** It can. */
    ACTIVE,
    /** Its grant is dead: the user has to connect it again. */
    NEEDS_RECONNECT
}
