package org.kalends.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.core", "org.kalends.memory");

    @Test
    void theCoreNeedsTheApiALoggerAndResilience4jOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.kalends.core..",
                        "org.kalends.memory..",
                        "org.kalends.api..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations",
                        "org.slf4j..",
                        "io.github.resilience4j..")
                .allowEmptyShould(true)
                .check(CORE);
    }
}
