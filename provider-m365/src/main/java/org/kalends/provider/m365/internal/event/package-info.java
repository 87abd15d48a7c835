/** Events of Microsoft Graph to canonical events and back: pure, without http, clock or randomness. */
@NullMarked
package org.kalends.provider.m365.internal.event;

import org.jspecify.annotations.NullMarked;
