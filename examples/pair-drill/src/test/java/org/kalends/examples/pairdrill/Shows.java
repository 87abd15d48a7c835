package org.kalends.examples.pairdrill;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Says what a test shows of the pair that is its first argument; its results are counted in a table. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PairTally.class)
@interface Shows {

    /** Returns the column of the table. */
    Feature value();
}
