/** A provider whose calendars are folders and whose events are files of JSON; needs {@code kalends-sync-api} and Jackson only. */
@NullMarked
package org.kalends.examples.customprovider.folder;

import org.jspecify.annotations.NullMarked;
