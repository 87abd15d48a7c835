/**
 * What a remote calendar system has to offer so that it can be synced: the provider SPI.
 *
 * <p>A provider translates and decides nothing. It never retries, sleeps, queues or plans; whatever goes wrong leaves it as
 * a {@link org.kalends.api.provider.ProviderException} with a kind. All calls may come from several threads at once.
 */
@NullMarked
package org.kalends.api.provider;

import org.jspecify.annotations.NullMarked;
