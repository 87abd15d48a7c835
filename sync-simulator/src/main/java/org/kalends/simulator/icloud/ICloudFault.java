package org.kalends.simulator.icloud;

/** What can go wrong at iCloud, or just be otherwise, each a switch of {@link ICloudFaults}. Each says what the service does then. */
public enum ICloudFault {
    /** A sync token is answered by 403 with the precondition valid-sync-token. */
    SYNC_TOKEN_EXPIRED,
    /** A sync token is answered by 403 with an empty error. */
    SYNC_TOKEN_403_EMPTY,
    /** A sync token is answered by 400 without a body. */
    SYNC_TOKEN_400,
    /** A sync token is answered by 409 with the precondition valid-sync-token. */
    SYNC_TOKEN_409,
    /** A sync token is answered by 410 without a body. */
    SYNC_TOKEN_410,
    /** A sync token is answered by 412 without a body. */
    SYNC_TOKEN_412,
    /** A sync token is answered by 507 without a body. */
    SYNC_TOKEN_507,
    /** A sync token is answered by 500. */
    SYNC_TOKEN_500,
    /** A sync answer has no sync token. */
    SYNC_TOKEN_ABSENT,
    /** A sync answer holds a few rows, a row with 507 for the collection, and the token to go on with. */
    SYNC_PAGES,
    /** A sync answer is cut short by a row with 507 and gives the token back that was sent: going on leads nowhere. */
    SYNC_PAGES_LOOP,
    /** A sync request with a limit is answered by 507 as a whole. */
    SYNC_LIMIT_507,
    /** The first sync answer tells deletions of long ago too. */
    SYNC_OLD_DELETIONS,
    /** A sync answer has a row with 503 for a resource. */
    SYNC_ROW_503,
    /** A sync answer does not know the last change yet, once for each change; the next one does. */
    SYNC_STALE,

    /** A multiget leaves a resource out that it was asked for. */
    MULTIGET_MISSING_ROW,
    /** A multiget has a row with an empty href. */
    MULTIGET_EMPTY_HREF,
    /** A multiget has a row with 503 for a resource. */
    MULTIGET_ROW_503,
    /** A list of the calendars lacks one. */
    LIST_SHORT,
    /** A list of the calendars has none. */
    LIST_EMPTY,
    /** The href of a name with an at sign is told as "%40", and refused with it: the sign has to be sent as it is. */
    AT_SIGN_REFUSED,
    /** Texts differ from read to read: the DTSTAMP comes twice, once with blanks at its end, and there is a line that nobody wrote. */
    TEXT_RESTLESS,
    /** Properties without a value say "None". */
    TEXT_NONE,

    /** The first question for the principal is answered by one without the user's number. */
    PRINCIPAL_WITHOUT_NUMBER,
    /** The calendar home is told as a path, without a host. */
    HOME_WITHOUT_HOST,
    /** A request for a calendar at the entry, not at the user's partition, is answered by 301, whatever its method. */
    ENTRY_REDIRECTS,
    /** A request at the partition is answered by 421: the user lives elsewhere. */
    PARTITION_421,

    /** Names in an answer have prefixes that nobody would expect. */
    XML_PREFIXES,
    /** A row has a status beside its properties. */
    XML_STATUS_BESIDE,
    /** The status of found properties is empty. */
    XML_STATUS_EMPTY,
    /** An answer is no XML at all. */
    XML_GARBAGE,
    /** An answer begins with a document type that defines entities. */
    XML_DTD,
    /** An answer is longer than anybody wants, see {@link ICloudFaults#oversize}. */
    XML_OVERSIZED,

    /** A good password is answered by 401. */
    ERROR_401,
    /** A request is answered by 403 without a body: the user's access is gone. */
    ERROR_403,
    /** A request is answered by 500. */
    ERROR_500,
    /** A request is answered by 502 in html. */
    ERROR_502_HTML,
    /** A request is answered by 429 with Retry-After. */
    LIMIT_429,
    /** A request is answered by 429 without Retry-After. */
    LIMIT_429_BARE,
    /** A request is answered by 503 with Retry-After. */
    LIMIT_503,
    /** A request is answered by 503 without Retry-After. */
    LIMIT_503_BARE,
    /** A request is answered by a page of html with status 200, as a proxy on the way does. */
    ANSWER_200_HTML,
    /** An answer comes late, see {@link ICloudFaults#slowness}. */
    ANSWER_SLOW,
    /** An answer begins at once, and its body trickles in, see {@link ICloudFaults#slowness}. */
    ANSWER_TRICKLES,
    /** A read's answer ends too early. */
    ANSWER_CUT,
    /** The connection is reset before anything is done. */
    CONNECTION_RESET,
    /** A request is answered by a redirect to another host, which nobody may follow with a password, see {@link ICloudFaults#elsewhere}. */
    REDIRECT,

    /** A write is done, then the connection is reset. */
    WRITE_LOST_ANSWER,
    /** A write is done, then answered by 504. */
    WRITE_504_AFTER,
    /** The connection is reset before a write is done. */
    WRITE_REFUSED,
    /** A guarded write is answered by 412 although the resource is unchanged, its ETag too. */
    WRITE_412_SPURIOUS,
    /** Somebody else changes the resource just before a guarded write: 412, and it really is another one. */
    WRITE_CONCURRENT_EDIT,
    /** The service itself touches the resource just before a guarded write: 412, a new ETag, the same content. */
    WRITE_HOUSEKEEPING,
    /** PUT stores what it got, byte for byte, and answers with the ETag. */
    PUT_TELLS_ETAG,
    /** PUT adds the calendar's default alarm to an event that has none. */
    PUT_ADDS_ALARM,
    /** PUT leaves out the definitions of zones that have a public name. */
    PUT_DROPS_ZONES,
    /** After a PUT the service goes over the resource once more: its ETag changes, its content does not. */
    PUT_TOUCHES_AGAIN,
    /** An event with somebody else's ORGANIZER is accepted, then removed. */
    ORGANIZER_VANISHES,
    /** SCHEDULE-AGENT is not honoured: the service mails all the same. */
    SCHEDULE_AGENT_IGNORED,

    /** Everything about a calendar is answered by 404, although it is there. */
    CALENDAR_404,
    /** A write is answered by 403 need-privileges, although the list calls the calendar writable. */
    CALENDAR_READ_ONLY
}
