package org.kalends.api.store;

/** The store could not be reached or refused. The transaction did not happen, or nobody knows; running again is safe. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates it with a message that holds no content. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
