package org.kalends.simulator.graph;

/** What can go wrong at Graph, each a switch of {@link GraphFaults}. Each says what the service does then. */
public enum GraphFault {
    /** Deleting a series tells a tombstone for each of its occurrences in the window too, not for its master alone. */
    DELTA_SERIES_TOMBSTONES,
    /** Tombstones give "changed" as the reason instead of "deleted". */
    DELTA_REASON_CHANGED,
    /** An event that leaves the window, or changes outside of it, is not told at all. */
    DELTA_SILENT_LEAVING,
    /** The first round begins with tombstones of events that were deleted long ago. */
    DELTA_TOMBSTONES_FIRST,
    /** A changed occurrence comes alone, without its series. */
    DELTA_LONE_EXCEPTIONS,
    /** Before each page comes one without items and with a next link. */
    DELTA_EMPTY_PAGES,
    /** Pages ignore the wished size: everything comes in one. */
    DELTA_OVERSIZE_PAGES,
    /** The next link of a round that has several pages leads to the same page again, by a fresh token, forever. */
    DELTA_LOOPING_PAGES,
    /** Every item comes twice, first as it was before its last change. */
    DELTA_DUPLICATES,
    /** A round does not know the last change yet; the next round does. */
    DELTA_STALE,
    /** Whole items too name zones as Windows does, whatever was preferred and authored. */
    DELTA_WINDOWS_NAMES,
    /** A changed occurrence leaves the etag of its series as it was. */
    SERIES_ETAG_STAYS,
    /** No view tells the original start of an occurrence. */
    NULL_ORIGINAL_START,
    /** A token is answered by 410 SyncStateNotFound. */
    DELTA_410,
    /** A token is answered by 410 with a Location whose token is empty. */
    DELTA_410_LOCATION,
    /** A token is answered by 410 without a body. */
    DELTA_410_EMPTY,
    /** A token is answered by 410 with a page of html. */
    DELTA_410_HTML,
    /** Only a next link is answered by 410: the round breaks in its middle. */
    DELTA_410_MID_ROUND,
    /** A token is answered by 410 with the code in another case. */
    DELTA_410_CAMEL_CASE,
    /** A token is answered by 400 "Badly formed token.". */
    DELTA_400_BAD_TOKEN,
    /** A token is answered by 400 resyncRequired. */
    DELTA_400_RESYNC,
    /** A token is answered by 404 syncStateNotFound. */
    DELTA_404_RESYNC,
    /** A delta is answered by 504. */
    DELTA_504,
    /** A calendarView of more than forty days in which an endless series takes place is answered by 504. */
    VIEW_504,

    /** Somebody else changes the event just before a guarded write: 412, and the event really is another one. */
    WRITE_412,
    /** A guarded write is answered by 412 although the event is unchanged, its etag too. */
    WRITE_412_SPURIOUS,
    /** The server itself touches the event just before a guarded write: 412, a new etag, the same content. */
    WRITE_412_HOUSEKEEPING,
    /** A write is done, then the connection is reset. */
    WRITE_LOST_ANSWER,
    /** A write is done, then its answer ends too early. */
    WRITE_CUT_ANSWER,
    /** The connection is reset before a write is done. */
    WRITE_REFUSED,
    /** A write is done, then answered by 504 in html. */
    WRITE_504_AFTER,
    /** A second create with the same transactionId is answered by 409. */
    CREATE_409,
    /** A second create with the same transactionId creates a second event. */
    CREATE_TWICE,
    /** Stored bodies gain blank lines and non-breaking spaces. */
    HTML_REWRITE,
    /** Deleting what is gone is answered by 400 ErrorInvalidRequest, as for personal accounts. */
    DELETE_AGAIN_400,
    /** Moving an occurrence is answered by 400 ErrorOccurrenceCrossingBoundary. */
    WRITE_400_BOUNDARY,
    /** IANA names are answered by 400 TimeZoneNotSupportedException, Windows names go. */
    WRITE_400_ZONE,
    /** All-day events are answered by 400. */
    WRITE_400_ALL_DAY,

    /** A request is answered by 429 with Retry-After. */
    LIMIT_429,
    /** A request is answered by 429 without Retry-After. */
    LIMIT_429_BARE,
    /** A request is answered by 503 in JSON with Retry-After. */
    LIMIT_503,
    /** A request is answered by 503 in html. */
    LIMIT_503_HTML,
    /** A step of a batch is answered by 429, the others are done. */
    BATCH_STEP_429,
    /** A step of a batch is answered by 503 and those that depend on it by 424. */
    BATCH_STEP_503,
    /** A batch whose steps neither all wait for the one before nor all for none is refused: the documentation advises against it. */
    BATCH_MIXED_ORDER_REFUSED,
    /** A batch is answered by 429 as a whole. */
    BATCH_429,
    /** A batch is answered by 503 in html as a whole. */
    BATCH_503_HTML,
    /** A step of a batch is done, but its answer is missing. */
    BATCH_MISSING_ANSWER,
    /** A batch is done, then the connection is reset. */
    BATCH_LOST_ANSWER,

    /** Subscriptions may live for 10,080 minutes instead of 4,230. */
    PUSH_CAP_10080,
    /** A subscription is granted one hour, whatever was asked for. */
    PUSH_SHORT_GRANT,
    /** A second subscription to the same changes of the same resource is answered by 201, not 409. */
    PUSH_DUPLICATES_ALLOWED,
    /** A renewal too has both addresses validated first. */
    PUSH_VALIDATES_RENEWAL,
    /** The validation request takes its time to come: the call that waits for it takes as long. */
    PUSH_SLOW_VALIDATION,
    /** The validation token has its blanks encoded as %20 instead of +. */
    PUSH_TOKEN_PERCENT,
    /** The validation token's colon is not encoded. */
    PUSH_TOKEN_COLON,
    /** Every change is told by three notifications. */
    PUSH_SEVERAL,
    /** Notifications come in the reverse order: they wait for {@link GraphSimulator#awaitDelivered()}. */
    PUSH_REORDERED,
    /** One request carries all notifications for its address: they wait for {@link GraphSimulator#awaitDelivered()}. */
    PUSH_BUNDLED,
    /** Notifications have no id, and their keys begin with capitals. */
    PUSH_ODD_SHAPE,
    /** Notifications come thirty seconds late by the clock. */
    PUSH_LATE,
    /** Every notification comes twice. */
    PUSH_DUPLICATE,
    /** Notifications carry a wrong client state. */
    PUSH_WRONG_CLIENT_STATE,
    /** Notifications are lost. */
    PUSH_LOST,
    /** A change is told by the lifecycle event reauthorizationRequired instead. */
    PUSH_REAUTHORIZE,
    /** A change removes the subscription; the lifecycle event subscriptionRemoved says so. */
    PUSH_REMOVED,
    /** A change is told by the lifecycle event missed instead. */
    PUSH_MISSED,
    /** A change finds the subscription expired: it is gone, and nobody is told. */
    PUSH_SILENT_EXPIRY,

    /** A calendar is answered by 404 ErrorItemNotFound. */
    CALENDAR_404,
    /** Calendars cannot be edited: their list says so, and writes are answered by 403. */
    CALENDAR_READ_ONLY,
    /** The mailbox is answered by 404 MailboxNotEnabledForRESTAPI. */
    MAILBOX_DISABLED
}
