package org.kalends.provider.m365;

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

/** Who may use the SDK, and for what: it re-sends, follows and loses things of its own accord. */
class M365ArchitectureTest {

    private static final JavaClasses PROVIDER = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.provider.m365");

    @Test
    void ofKalendsTheProviderSeesTheApiAndSignInOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.kalends..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "org.kalends.api..", "org.kalends.oauth..", "org.kalends.provider.m365.."))))
                .check(PROVIDER);
    }

    @Test
    void theSdkStaysInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kalends.provider.m365.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.microsoft..", "okhttp3..", "com.google.gson..", "com.azure..")
                .check(PROVIDER);
    }

    @Test
    void theTablesKnowNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("org.kalends.provider.m365.internal.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "okhttp3..",
                        "java.net.http..",
                        "com.microsoft.graph.serviceclient..",
                        "com.microsoft.graph.core..",
                        "org.kalends.provider.m365.internal.graph..")
                .check(PROVIDER);
    }

    @Test
    void onlyTheGatewayTouchesHttp() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.internal\\.graph\\.(GraphGateway|GraphHttp)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("okhttp3..", "java.net.http.."))
                .check(PROVIDER);
    }

    @Test
    void theSdksOwnBatchesAreNotUsedBecauseAFailedOneLooksEmpty() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.microsoft.graph.core.content..")
                .check(PROVIDER);
    }

    @Test
    void theSdkNeverSendsByItselfBecauseItLosesStatuses() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(resideInAPackage("com.microsoft.graph.users..")))
                        .and(target(nameMatching("get|post|patch|delete|put"))))
                .check(PROVIDER);
    }

    @Test
    void nothingIsDeletedForGood() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*PermanentDelete.*")
                .check(PROVIDER);
    }

    @Test
    void nobodyCanSetGuests() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("setAttendees|setOrganizer")))
                .check(PROVIDER);
    }

    @Test
    void nothingOfTheSdkIsPublic() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.kalends.provider.m365")
                .and()
                .arePublic()
                .should()
                .haveRawReturnType(resideInAnyPackage("com.microsoft..", "okhttp3.."))
                .check(PROVIDER);
    }
}
