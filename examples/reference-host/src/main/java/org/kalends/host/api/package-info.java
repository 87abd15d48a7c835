/** The routes for scripts. */
@NullMarked
package org.kalends.host.api;

import org.jspecify.annotations.NullMarked;
