package org.kalends.tck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

class TckArchitectureTest {

    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.tck");

    @Test
    void theKitNeedsTheApiJUnitAndAssertJOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.kalends.tck..",
                        "org.kalends.api..",
                        "java..",
                        "org.jspecify.annotations",
                        "org.junit.jupiter.api..",
                        "org.opentest4j..",
                        "org.assertj.core..")
                .allowEmptyShould(true)
                .check(KIT);
    }
}
