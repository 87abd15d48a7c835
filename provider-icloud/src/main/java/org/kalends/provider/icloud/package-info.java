/**
 * iCloud, and any other server that speaks CalDAV (RFC 4791), as a provider.
 *
 * <p>{@link org.kalends.provider.icloud.ICloudProvider} is the way in. What lies in {@code internal} packages is not part of the
 * library's promise.
 */
@NullMarked
package org.kalends.provider.icloud;

import org.jspecify.annotations.NullMarked;
