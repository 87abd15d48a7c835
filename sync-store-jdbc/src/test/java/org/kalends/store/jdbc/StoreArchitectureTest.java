package org.kalends.store.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

class StoreArchitectureTest {

    private static final JavaClasses STORE = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.store.jdbc");

    @Test
    void theStoreNeedsTheApiJdbcAndJacksonOnlyAndDbSchedulerForClusters() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.kalends.store.jdbc..",
                        "org.kalends.api..",
                        "java..",
                        "javax.sql",
                        "javax.crypto..",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson..",
                        "com.github.kagkarlsson.scheduler..")
                .check(STORE);
    }

    @Test
    void onlyTheQueueOfAClusterNeedsDbScheduler() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("Cluster")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson.scheduler..")
                .check(STORE);
    }
}
