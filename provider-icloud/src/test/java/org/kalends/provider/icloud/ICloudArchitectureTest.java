package org.kalends.provider.icloud;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** CalDAV4j 1.0.5 was built for ical4j 3: what does not link against 4, or loses data, stays out of reach. */
class ICloudArchitectureTest {

    private static final JavaClasses PROVIDER = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.provider.icloud");

    @Test
    void ofKalendsTheProviderSeesTheApiOnly() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.kalends..")
                        .and(DescribedPredicate.not(resideInAPackage("org.kalends.api..")))
                        .and(DescribedPredicate.not(resideInAPackage("org.kalends.provider.icloud..")))));
    }

    @Test
    void calDav4jsCollectionsAreNotUsedBecauseTheyDuplicateAndOverwriteEvents() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.github\\.caldav4j\\.CalDAV(Calendar)?Collection(Base)?"));
    }

    @Test
    void calDav4jsParsedCalendarDataIsNotUsedBecauseAParseErrorBecomesNull() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.github.caldav4j.model.response.CalendarDataProperty"));
    }

    @Test
    void calDav4jsCalendarRequestStaysEmptyBecauseItsBodyHasTheDefaultCharset() {
        DescribedPredicate<JavaCall<?>> ofCalendarRequest =
                target(owner(name("com.github.caldav4j.model.request.CalendarRequest")));
        DescribedPredicate<JavaCall<?>> constructorWithBody = target(name("<init>"))
                .and(target(DescribedPredicate.<HasParameterTypes>describe(
                        "with parameters",
                        method -> !method.getRawParameterTypes().isEmpty())));
        DescribedPredicate<JavaCall<?>> bodyOrEtags = target(nameStartingWith("setCalendar"))
                .or(target(name("setEtags")))
                .or(target(name("addEtag")))
                .or(constructorWithBody);
        check(noClasses()
                .should()
                .callCodeUnitWhere(
                        ofCalendarRequest.and(bodyOrEtags).as("it gives a CalendarRequest a body or ETags")));
    }

    @Test
    void calDav4jsGetIsNotUsedBecauseItsAcceptHeaderIsMalformed() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.github.caldav4j.methods.HttpGetMethod"));
    }

    @Test
    void calDav4jsCalendarHelpersAreNotUsedBecauseTheyDoNotLink() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.github\\.caldav4j\\.util\\.(ICalendarUtils|CalendarComparator)"));
    }

    @Test
    void calDav4jsSchedulingIsNotUsedBecauseItDoesNotLink() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("com.github.caldav4j.scheduling.."));
    }

    @Test
    void calDav4jsCacheIsNotUsedBecauseItsLibraryIsLeftOut() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("com.github.caldav4j.cache.."));
    }

    @Test
    void calDav4jsPropertyGettersAreNotUsedBecauseTheyTurnErrorsIntoNull() {
        check(noClasses()
                .should()
                .callMethodWhere(
                        target(nameStartingWith("getDavPropert")).as("it is one of the getDavProperty methods")));
    }

    @Test
    void jackrabbitsMultiStatusIsNotUsedBecauseItLosesRowsAndProperties() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.jackrabbit\\.webdav\\.MultiStatus(Response)?"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROVIDER);
    }
}
