/** The reference host: the whole product for people, around the library. */
@NullMarked
package org.kalends.host;

import org.jspecify.annotations.NullMarked;
