package org.kalends.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

/** The simulator is judged by nobody that it judges: it knows no client of the services and no part of the library. */
class SimulatorArchitectureTest {

    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.simulator");

    @Test
    void usesNothingOfTheLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.kalends.api..",
                        "org.kalends.core..",
                        "org.kalends.memory..",
                        "org.kalends.oauth..",
                        "org.kalends.provider..")
                .check(SIMULATOR);
    }

    @Test
    void usesNoClientOfTheServices() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.microsoft..", "com.google..", "com.nimbusds..", "okhttp3..", "com.github.caldav4j..")
                .check(SIMULATOR);
    }

    @Test
    void keepsWireMockBehindTheServer() {
        noClasses()
                .that()
                .resideInAPackage("org.kalends.simulator.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.tomakehurst..")
                .check(SIMULATOR);
    }

    @Test
    void hasNoCycles() {
        slices().matching("org.kalends.simulator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SIMULATOR);
    }
}
