package org.kalends.provider.icloud;

/**
 * Is told of each request that a provider sends, for metrics. It learns no content, address or credential.
 *
 * <p>Called from the thread of the request; has to be quick and must not throw.
 */
@FunctionalInterface
public interface RequestListener {

    /** Listens to nothing. */
    RequestListener NONE = (method, path, status) -> {};

    /**
     * A request was answered, or was not. Redirects that were followed belong to the request that met them.
     *
     * @param method the http method
     * @param path the percent-encoded path that was asked for first
     * @param status the http status; 0 when no answer came
     */
    void requested(String method, String path, int status);
}
