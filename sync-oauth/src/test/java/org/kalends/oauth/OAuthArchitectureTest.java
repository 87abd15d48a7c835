package org.kalends.oauth;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class OAuthArchitectureTest {

    private static final JavaClasses OAUTH = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kalends.oauth");

    @Test
    void ofKalendsItSeesTheApiOnly() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.kalends..")
                        .and(DescribedPredicate.not(resideInAPackage("org.kalends.api..")))
                        .and(DescribedPredicate.not(resideInAPackage("org.kalends.oauth..")))));
    }

    @Test
    void theLibrarysOwnSenderIsNotUsedBecauseItRepeatsPostsAndHasNoOverallTimeLimit() {
        check(noClasses().should().callMethod(HTTPRequest.class, "send"));
    }

    @Test
    void theLibrarysOwnRetrieverIsNotUsedBecauseItFollowsRedirectsToAnyHost() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.nimbusds.jose.util.DefaultResourceRetriever"));
    }

    @Test
    void whatIsSharedKnowsNoIdentityProvider() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*\\.(Microsoft|AdminConsent).*")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.Microsoft.*"));
    }

    private static void check(ArchRule rule) {
        rule.check(OAUTH);
    }
}
