package org.kalends.core.internal.run;

/** Is told how far a run has come. */
@FunctionalInterface
public interface Meter {

    /** So many of the planned actions have been tried. */
    void applied(int done, int planned);
}
