package org.kalends.simulator.icloud;

import java.util.Optional;
import org.kalends.simulator.Reply;

/** What is answered in place of the service when it is closed, busy or not reached. */
final class Refusals {

    private Refusals() {}

    static Optional<Reply> in(ICloudFaults faults) {
        if (faults.strikes(ICloudFault.CONNECTION_RESET)) {
            return Optional.of(Reply.dropped());
        }
        if (faults.strikes(ICloudFault.ERROR_401)) {
            return Optional.of(unauthorized());
        }
        if (faults.strikes(ICloudFault.ERROR_403)) {
            return Optional.of(Reply.of(403));
        }
        if (faults.strikes(ICloudFault.ERROR_500)) {
            return Optional.of(Reply.of(500));
        }
        if (faults.strikes(ICloudFault.ERROR_502_HTML)) {
            return Optional.of(page(502));
        }
        if (faults.strikes(ICloudFault.ANSWER_200_HTML)) {
            return Optional.of(page(200));
        }
        if (faults.strikes(ICloudFault.REDIRECT)) {
            return Optional.of(Reply.of(302).with("Location", faults.elsewhere().toString()));
        }
        return busy(faults);
    }

    private static Optional<Reply> busy(ICloudFaults faults) {
        String pause = String.valueOf(faults.retryAfter().toSeconds());
        if (faults.strikes(ICloudFault.LIMIT_429)) {
            return Optional.of(Reply.of(429).with("Retry-After", pause));
        }
        if (faults.strikes(ICloudFault.LIMIT_429_BARE)) {
            return Optional.of(Reply.of(429));
        }
        if (faults.strikes(ICloudFault.LIMIT_503)) {
            return Optional.of(Reply.of(503).with("Retry-After", pause));
        }
        return faults.strikes(ICloudFault.LIMIT_503_BARE) ? Optional.of(Reply.of(503)) : Optional.empty();
    }

    /** The one answer that means the password, with the challenge that nobody outside of Apple can meet before the one to meet. */
    static Reply unauthorized() {
        return Reply.of(401)
                .with("WWW-Authenticate", "X-MobileMe-AuthToken realm=\"MMCalDav\", Basic realm=\"MMCalDav\"");
    }

    private static Reply page(int status) {
        return Reply.of(
                status,
                "text/html",
                "<!DOCTYPE html><html><head><title>" + status
                        + "</title></head><body><center>iCloud</center></body></html>");
    }
}
