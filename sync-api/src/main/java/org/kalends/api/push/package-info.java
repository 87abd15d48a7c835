/** How a remote side tells that something changed: the notification SPI. */
@NullMarked
package org.kalends.api.push;

import org.jspecify.annotations.NullMarked;
