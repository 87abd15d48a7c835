package org.kalends.examples.customprovider.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** What the file system refuses, as the kinds of failure that the engine knows. */
final class FolderErrors {

    private FolderErrors() {}

    /** Returns the failure of a call that has changed nothing. The cause stays behind: its message names the file. */
    static ProviderException of(IOException problem) {
        return new ProviderException(
                kind(problem), "files: " + problem.getClass().getSimpleName());
    }

    private static FailureKind kind(IOException problem) {
        if (problem instanceof NoSuchFileException || problem instanceof NotDirectoryException) {
            return FailureKind.NOT_FOUND;
        }
        return problem instanceof AccessDeniedException ? FailureKind.AUTHENTICATION : FailureKind.RETRYABLE;
    }

    /** Returns the failure to read what a file says. */
    static ProviderException unreadable(String path, String problem) {
        return new ProviderException(FailureKind.PERMANENT, path + ": " + problem);
    }
}
