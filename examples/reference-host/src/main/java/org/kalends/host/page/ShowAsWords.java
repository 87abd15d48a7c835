package org.kalends.host.page;

import org.kalends.host.sync.ShowAs;

/** What a calendar calls the ways in which time shows. */
final class ShowAsWords {

    private ShowAsWords() {}

    static String of(ShowAs showAs) {
        return switch (showAs) {
            case PRESERVE -> "the original";
            case FREE -> "Free";
            case TENTATIVE -> "Tentative";
            case BUSY -> "Busy";
            case OUT_OF_OFFICE -> "Out of office";
            case WORKING_ELSEWHERE -> "Working elsewhere";
        };
    }
}
