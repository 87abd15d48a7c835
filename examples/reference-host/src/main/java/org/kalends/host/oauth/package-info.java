/** Signing in and connecting accounts at Microsoft and Google. */
@NullMarked
package org.kalends.host.oauth;

import org.jspecify.annotations.NullMarked;
