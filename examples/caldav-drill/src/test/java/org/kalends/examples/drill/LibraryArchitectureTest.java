package org.kalends.examples.drill;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules that all libraries share. They live here because this is the module that sees every library. */
class LibraryArchitectureTest {

    private static final JavaClasses LIBRARIES = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/org/kalends/examples/"))
            .importPackages("org.kalends");

    @Test
    void theRulesSeeEveryLibrary() {
        assertThat(LIBRARIES)
                .extracting(LibraryArchitectureTest::moduleOf)
                .extracting(module -> module.replaceFirst(".*/(?:kalends-)?((?:sync|provider)-[a-z0-9]+).*", "$1"))
                .contains("sync-api", "sync-core", "sync-tck", "provider-icloud");
    }

    @Test
    void ofKalendsTheApiSeesNothing() {
        check(noClasses()
                .that()
                .resideInAPackage("org.kalends.api..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.kalends..").and(isNot(resideInAPackage("org.kalends.api..")))));
    }

    @Test
    void ofKalendsEveryProviderSeesTheApiAndItselfOnly() {
        check(noClasses()
                .that()
                .resideInAPackage("org.kalends.provider..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.kalends..")
                        .and(isNot(resideInAnyPackage(
                                "org.kalends.api..", "org.kalends.oauth..", "org.kalends.provider..")))));
    }

    @Test
    void providersDoNotSeeEachOther() {
        check(slices().matching("org.kalends.provider.(*)..").should().notDependOnEachOther());
    }

    @Test
    void theCoreSeesNoProvider() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.kalends.core..", "org.kalends.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kalends.provider.."));
    }

    @Test
    void internalPackagesAreUsedByTheirOwnModuleOnly() {
        check(classes().that().resideInAPackage("..internal..").should(beUsedByTheirOwnModuleOnly()));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("org.kalends.(**)").should().beFreeOfCycles());
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Abstract|Default|Manager|Helper|Utils?|Base)(?![a-z]).*")
                .because("a technology and a noun say more (JdbcTokenStore)"));
    }

    @Test
    void packagesSayWhatTheyAreAbout() {
        check(noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..support.."));
    }

    @Test
    void librariesDoNotUseJavaUtilLogging() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    }

    @Test
    void librariesDoNotWriteToTheConsole() {
        // A test kit tells its result where the test runner tells its own.
        check(noClasses().that().resideOutsideOfPackage("org.kalends.tck").should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void librariesNeverSleep() {
        check(noClasses()
                .should()
                .callMethodWhere(target(name("sleep"))
                        .and(target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class)))))
                        .as("it sleeps")));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(LIBRARIES);
    }

    private static DescribedPredicate<JavaClass> isNot(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static ArchCondition<JavaClass> beUsedByTheirOwnModuleOnly() {
        return new ArchCondition<>("be used by their own module only") {
            @Override
            public void check(JavaClass internal, ConditionEvents events) {
                for (Dependency use : internal.getDirectDependenciesToSelf()) {
                    if (!moduleOf(use.getOriginClass()).equals(moduleOf(internal))) {
                        events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                }
            }
        };
    }

    /** The jar or the folder that the class was read from. */
    private static String moduleOf(JavaClass type) {
        String place = type.getSource().orElseThrow().getUri().toString();
        return place.substring(0, place.length() - type.getName().length() - ".class".length());
    }
}
