/** Doorbells: subscriptions at Microsoft Graph, and what arrives because of them. */
@NullMarked
package org.kalends.provider.m365.internal.push;

import org.jspecify.annotations.NullMarked;
