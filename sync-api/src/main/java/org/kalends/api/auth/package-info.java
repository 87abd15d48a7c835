/** How an account is connected, and where its credentials live: the authorization and token SPIs. */
@NullMarked
package org.kalends.api.auth;

import org.jspecify.annotations.NullMarked;
