/**
 * Microsoft 365 and Outlook.com, reached through Microsoft Graph v1.0, as a provider.
 *
 * <p>{@link org.kalends.provider.m365.M365Config} says where the service is. What lies in {@code internal} packages is not part of the
 * library's promise.
 */
@NullMarked
package org.kalends.provider.m365;

import org.jspecify.annotations.NullMarked;
