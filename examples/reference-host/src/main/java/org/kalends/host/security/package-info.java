/** Who may ask for what, and how often. */
@NullMarked
package org.kalends.host.security;

import org.jspecify.annotations.NullMarked;
