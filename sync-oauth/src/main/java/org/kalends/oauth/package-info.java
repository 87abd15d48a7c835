/** Sign-in with an identity provider, and access tokens from a token store. */
@NullMarked
package org.kalends.oauth;

import org.jspecify.annotations.NullMarked;
