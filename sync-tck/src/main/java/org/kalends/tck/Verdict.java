package org.kalends.tck;

import org.opentest4j.TestAbortedException;

/** The answers of a rule that are neither "kept" nor "broken". */
final class Verdict {

    private Verdict() {}

    /** Thrown by a SHOULD rule whose advice is not followed, after the answer was found to be an accepted one. */
    static final class NotFollowed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFollowed(String what) {
            super(what);
        }
    }

    /** Reports that the advice of a SHOULD rule is not followed; everything that must hold is asserted before. */
    static void should(boolean followed, String otherwise) {
        if (!followed) {
            throw new NotFollowed(otherwise);
        }
    }

    /** Returns the exception that reports a rule as not exercised, because the fixture lacks an optional power. */
    static TestAbortedException notExercised(String missing) {
        return new TestAbortedException("not exercised: the fixture " + missing);
    }
}
