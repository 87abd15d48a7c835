package org.kalends.provider.google;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import org.junit.jupiter.api.Test;

/** Who may use the client, and for what: it repeats, follows, compresses and logs of its own accord. */
class GoogleArchitectureTest {

    private static final JavaClasses PROVIDER = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.provider.google");

    @Test
    void ofKalendsTheProviderSeesTheApiAndSignInOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.kalends..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "org.kalends.api..", "org.kalends.oauth..", "org.kalends.provider.google.."))))
                .check(PROVIDER);
    }

    @Test
    void theClientStaysInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kalends.provider.google.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google..")
                .check(PROVIDER);
    }

    @Test
    void theTablesKnowNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("org.kalends.provider.google.internal.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.google.api.client.http..",
                        "com.google.api.client.googleapis..",
                        "org.kalends.provider.google.internal.http..")
                .check(PROVIDER);
    }

    @Test
    void onlyOneClassSends() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.internal\\.http\\.GoogleHttp(\\$.*)?")
                .should()
                .callMethodWhere(target(owner(resideInAPackage("com.google.api.client.http..")))
                        .and(target(nameMatching("execute.*|buildRequest|build(Get|Post|Patch|Put|Delete)Request"))))
                .check(PROVIDER);
    }

    @Test
    void theClientNeverSendsByItselfBecauseItLosesStatuses() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(resideInAnyPackage(
                                "com.google.api.services.calendar..", "com.google.api.client.googleapis.services..")))
                        .and(target(nameMatching("execute.*|queue"))))
                .check(PROVIDER);
    }

    @Test
    void theClientsOwnBatchesAreNotUsedBecauseTheyMatchByOrder() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.api.client.googleapis.batch..")
                .check(PROVIDER);
    }

    @Test
    void onlyOnePlaceBuildsRequests() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.internal\\.http\\.GoogleRequests(\\$.*)?")
                .should()
                .callMethodWhere(target(owner(resideInAPackage("com.google.api.services.calendar")))
                        .and(target(nameMatching("events|calendarList|channels|calendars|acl|freebusy"))))
                .check(PROVIDER);
    }

    @Test
    void nobodyCanSetGuestsOrConferences() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("setAttendees|setOrganizer|setConferenceData|setAttachments")))
                .check(PROVIDER);
    }

    @Test
    void nothingOfTheClientIsPublic() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.kalends.provider.google")
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(resideInAPackage("com.google.."))
                .check(PROVIDER);
    }
}
