package org.kalends.simulator.google;

/** What can go wrong at Google Calendar, each a switch of {@link GoogleFaults}. Each says what the service does then. */
public enum GoogleFault {
    /** A sync token is answered by 410 fullSyncRequired. */
    SYNC_TOKEN_EXPIRED,
    /** A sync token is answered by 400 invalid "Invalid sync token value.". */
    SYNC_TOKEN_GARBAGE,
    /** A page token is answered by 410 fullSyncRequired: the round breaks in its middle. */
    SYNC_TOKEN_EXPIRED_MID_ROUND,
    /** The last page has no sync token. */
    SYNC_TOKEN_ABSENT,
    /** A change of somebody's access leaves the calendar's sync tokens alive; the next answer says another role. */
    SYNC_TOKEN_OUTLIVES_ROLE,
    /** Before each page comes one without items. */
    EMPTY_PAGES,
    /** Every page has one item, whatever was asked for. */
    PAGE_SIZE_ONE,
    /** While a round has further pages, somebody changes the event that came last: the next round tells it again. */
    CHANGE_BETWEEN_PAGES,
    /** The deviating occurrences of a series come before it. */
    EXCEPTION_BEFORE_MASTER,
    /** A changed occurrence comes alone, without its series. */
    EXCEPTION_WITHOUT_MASTER,
    /** A deleted occurrence comes without the id of its series and its original start. */
    PARENTLESS_ROWS,
    /** The etags of deviating occurrences are one above that of their series. */
    ETAG_OFF_BY_ONE,
    /** A list does not know the last change yet, once for each change; the next list does. */
    LIST_STALE,

    /** A write, or a batch with one, is done, then the connection is reset. */
    WRITE_LOST_ANSWER,
    /** A write is done, then its answer ends too early. */
    WRITE_CUT_ANSWER,
    /** A write is done, then answered by 503 backendError. */
    WRITE_503_AFTER,
    /** The connection is reset before a write, or a batch with one, is done. */
    WRITE_REFUSED,
    /** A write is answered by 412 "Precondition check failed.", with or without If-Match, although the event is unchanged. */
    WRITE_412_SPURIOUS,
    /** Somebody else changes the event just before a write: with If-Match 412, and the event really is another one. */
    WRITE_CONCURRENT_EDIT,
    /** The service itself touches the event just before a write: a new etag, the same content. */
    WRITE_HOUSEKEEPING,
    /** An insert with an id that is used is done all the same: the event that had the id is no more. */
    INSERT_COLLISION,
    /** What is deleted is forgotten at once: GET answers 404 afterwards, its id stays used. */
    DELETE_PURGES,
    /** Deleting what is gone is answered by 404 instead of 410. */
    DELETE_AGAIN_404,
    /** The IANA name of a zone that has an older name is answered by 400 "Invalid time zone definition". */
    WRITE_400_ZONE,
    /** A deleted occurrence that is written as confirmed is answered by 403 forbidden and stays deleted. */
    REVIVAL_403,
    /** What is written as confidential is read as private. */
    CONFIDENTIAL_AS_PRIVATE,

    /** Deviating occurrences stay when their series changes, also where it has none any more. */
    SERIES_ORPHANS,

    /** A request is answered by 403 rateLimitExceeded. */
    RATE_403,
    /** A request is answered by 403 userRateLimitExceeded. */
    RATE_403_USER,
    /** A request is answered by 429 rateLimitExceeded with Retry-After. */
    RATE_429,
    /** A request is answered by 429 rateLimitExceeded, as newer parts of the service word it, without Retry-After. */
    RATE_429_BARE,
    /** A request is answered by 403 RESOURCE_EXHAUSTED in the newer wording alone, RATE_LIMIT_EXCEEDED in the second of its details. */
    RATE_403_NEWER,
    /** A request is answered by 403 quotaExceeded "Calendar usage limits exceeded.". */
    QUOTA_EXCEEDED,
    /** A request is answered by 403 dailyLimitExceeded. */
    QUOTA_DAILY,
    /** A request is answered by 401 authError although its token is good. */
    ERROR_401,
    /** A request is answered by 403 insufficientPermissions although its token has the scope. */
    ERROR_403_SCOPE,
    /** A request is answered by 403 accessNotConfigured: the API is switched off in the project. */
    ERROR_403_NOT_CONFIGURED,
    /** A request is answered by 403 notACalendarUser. */
    ERROR_403_NO_CALENDAR_USER,
    /** A request is answered by 500 backendError in JSON. */
    ERROR_500,
    /** A request is answered by 503 backendError in JSON. */
    ERROR_503,
    /** A request is answered by 502 in html. */
    ERROR_502_HTML,
    /** A request is answered by 503 without a body. */
    ERROR_503_EMPTY,
    /** A request is answered by a page of html with status 200, as a proxy on the way does. */
    ANSWER_200_HTML,
    /** A read's answer ends too early. */
    ANSWER_CUT,
    /** An answer comes late, see {@link GoogleFaults#slowness}. */
    ANSWER_SLOW,
    /** The connection is reset before anything is done. */
    CONNECTION_RESET,
    /** A request is answered by a redirect to another host, which nobody may follow with a token. */
    REDIRECT,

    /** Everything about a calendar is answered by 404, although it is there. */
    CALENDAR_404,
    /** The calendar list and the events' envelopes name a role that is in no document. */
    ROLE_UNKNOWN,
    /** Events have a type that is in no document. */
    TYPE_UNKNOWN,

    /** A notification is not sent. */
    PUSH_LOST,
    /** A notification is sent twice. */
    PUSH_DOUBLE,
    /** Notifications are held back until somebody waits for them, then the last comes first. */
    PUSH_REORDERED,
    /** Message numbers skip some. */
    PUSH_GAPS,
    /** The sync message comes before the answer that makes the channel. */
    PUSH_BEFORE_RESPONSE,
    /** Notifications go on after the channel was stopped. */
    PUSH_AFTER_STOP,
    /** Channels end after half of the time that was granted. */
    PUSH_EARLY_EXPIRY,
    /** Channels are granted one hour at most. */
    PUSH_TTL_CAP,
    /** The calendar cannot be watched: 400 pushNotSupportedForRequestedResource. */
    PUSH_UNSUPPORTED,
    /** A notification comes with another token than the channel's. */
    PUSH_FOREIGN_TOKEN,

    /** A part of a batch is answered by 409 conflict and not done; the others are. */
    BATCH_CONFLICT,
    /** A part of a batch is answered by 403 rateLimitExceeded and not done. */
    BATCH_PART_RATE,
    /** A part of a batch is answered by 503 backendError and not done. */
    BATCH_PART_503,
    /** A part of a batch is done, but its answer is missing. */
    BATCH_MISSING_ANSWER,
    /** The parts of a batch are done and answered in the opposite order. */
    BATCH_REORDERED,
    /** A batch is done, then the connection is reset. */
    BATCH_LOST_ANSWER,
    /** A batch is done, then its answer ends too early. */
    BATCH_CUT_ANSWER,
    /** A batch is answered by 503 in html as a whole and nothing is done. */
    BATCH_503_HTML
}
