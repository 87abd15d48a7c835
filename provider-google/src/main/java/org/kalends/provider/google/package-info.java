/** Google Calendar through its API v3. */
@NullMarked
package org.kalends.provider.google;

import org.jspecify.annotations.NullMarked;
