/**
 * What has to survive: pairs, links, intents, cursors, parked events, reports and jobs. The store SPI and its values.
 *
 * <p>Nothing here holds a title, a description, a location or an address: fields are known by keyed hashes only.
 */
@NullMarked
package org.kalends.api.store;

import org.jspecify.annotations.NullMarked;
