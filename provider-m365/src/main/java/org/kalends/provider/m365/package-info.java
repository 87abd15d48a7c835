/** Microsoft 365 and Outlook.com calendars through Microsoft Graph v1.0. */
@NullMarked
package org.kalends.provider.m365;

import org.jspecify.annotations.NullMarked;
