package org.kalends.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HostArchitectureTest {

    private static final JavaClasses HOST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.host");

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("org.kalends.host.(*)..").should().beFreeOfCycles().check(HOST);
    }

    @Test
    void onlyTheLibrarysWiringKnowsTheProvidersThemselves() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..host.user..", "..host.api..", "..host.security..", "..host.settings..", "..host.page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kalends.provider..")
                .check(HOST);
    }

    @Test
    void nobodyTouchesTheInnerPackagesOfTheLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal..")
                .check(HOST);
    }

    @Test
    void onlyTheDemonstrationKnowsTheSimulators() {
        classes()
                .that()
                .resideOutsideOfPackage("..host.demo..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.kalends.simulator..")
                .check(HOST);
    }
}
