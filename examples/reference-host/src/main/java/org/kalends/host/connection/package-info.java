/** Accounts that users have connected, and their calendars. */
@NullMarked
package org.kalends.host.connection;

import org.jspecify.annotations.NullMarked;
