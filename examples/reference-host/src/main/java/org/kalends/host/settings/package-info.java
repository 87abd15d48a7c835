/** What an operator can set, checked before anything starts. */
@NullMarked
package org.kalends.host.settings;

import org.jspecify.annotations.NullMarked;
