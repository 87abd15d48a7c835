package org.kalends.examples.customprovider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

class CustomProviderArchitectureTest {

    private static final JavaClasses PROVIDER = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.examples.customprovider.folder");

    @Test
    void theProviderNeedsTheApiAndJacksonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.kalends.examples.customprovider.folder",
                        "org.kalends.api..",
                        "java..",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson..")
                .check(PROVIDER);
    }

    @Test
    void theProviderAndItsConfigurationAreAllThatAnybodySees() {
        classes()
                .that()
                .arePublic()
                .should()
                .haveSimpleName("FolderProvider")
                .orShould()
                .haveSimpleName("FolderConfig")
                .check(PROVIDER);
    }
}
