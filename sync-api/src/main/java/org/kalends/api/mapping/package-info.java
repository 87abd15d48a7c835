/** What happens to an event when it crosses from one side to the other: the mapping SPI. */
@NullMarked
package org.kalends.api.mapping;

import org.jspecify.annotations.NullMarked;
