/** Who uses the host. */
@NullMarked
package org.kalends.host.user;

import org.jspecify.annotations.NullMarked;
