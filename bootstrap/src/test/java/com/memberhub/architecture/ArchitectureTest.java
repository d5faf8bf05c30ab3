package com.memberhub.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.planted.PublicAdapterThatKnowsRest;
import com.memberhub.adapter.rest.planted.RestThatCallsOut;
import com.memberhub.adapter.rest.planted.RestThatKnowsJpa;
import com.memberhub.application.planted.UseCaseThatKnowsJson;
import com.memberhub.domain.planted.DomainThatKnowsSpring;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import java.net.URLConnection;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.annotation.Transactional;

/** The house rules. Each stands beside classes that break it, so that none can pass because it checks nothing. */
class ArchitectureTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("com.memberhub");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        classes()
                                .that()
                                .resideInAPackage("com.memberhub.domain..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "com.google.i18n.phonenumbers..",
                                        "com.memberhub.domain..")
                                .because("the rules have to outlive every framework"),
                        DomainThatKnowsSpring.class),
                Arguments.of(
                        classes()
                                .that()
                                .resideInAPackage("com.memberhub.application..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "org.springframework.transaction..",
                                        "org.springframework.dao..",
                                        "com.memberhub.domain..",
                                        "com.memberhub.application..")
                                .because("a use case knows the domain, its own ports and that there are transactions"),
                        UseCaseThatKnowsJson.class),
                Arguments.of(
                        noClasses()
                                .that()
                                .resideInAPackage("com.memberhub.adapter.rest..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.memberhub.adapter.jpa..")
                                .because("an adapter can be replaced only if no other adapter sees it"),
                        RestThatKnowsJpa.class),
                Arguments.of(
                        noClasses()
                                .that()
                                .resideInAPackage("com.memberhub.adapter.jpa..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.memberhub.adapter.rest..")
                                .because("an adapter can be replaced only if no other adapter sees it"),
                        PublicAdapterThatKnowsRest.class),
                Arguments.of(
                        noClasses()
                                .that()
                                .resideInAPackage("com.memberhub.adapter.jpa..")
                                .and()
                                .areTopLevelClasses()
                                .should()
                                .haveModifier(PUBLIC)
                                .because("the world sees the ports, not who implements them"),
                        PublicAdapterThatKnowsRest.class),
                Arguments.of(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("com.memberhub.application..")
                                .should()
                                .beAnnotatedWith(Transactional.class)
                                .because("the transaction belongs to the use case: what is decided together is stored"
                                        + " together"),
                        PublicAdapterThatKnowsRest.class),
                Arguments.of(
                        methods()
                                .that()
                                .areAnnotatedWith(Transactional.class)
                                .should()
                                .beDeclaredInClassesThat()
                                .resideInAPackage("com.memberhub.application..")
                                .because("the transaction belongs to the use case: what is decided together is stored"
                                        + " together"),
                        RestThatKnowsJpa.class),
                Arguments.of(
                        noClasses()
                                .that()
                                .resideInAnyPackage("com.memberhub.domain..", "com.memberhub.application..")
                                .should()
                                .callMethodWhere(target(nameMatching("now|(system|tick).*"))
                                        .and(target(owner(resideInAPackage("java.time..")))))
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(UUID.class, "randomUUID")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(Random.class)
                                .because("time and identity are injected, so that a test can say what they are"),
                        UseCaseThatKnowsJson.class),
                Arguments.of(
                        noClasses()
                                .that()
                                .resideInAPackage("com.memberhub..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.net.http..",
                                        "org.springframework.web.client..",
                                        "org.springframework.web.reactive.function.client..")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(URLConnection.class)
                                .orShould()
                                .callMethod(URL.class, "openStream")
                                .because("an address that somebody sent is stored, never fetched"),
                        RestThatCallsOut.class),
                Arguments.of(
                        slices().matching("com.memberhub.(**)")
                                .should()
                                .beFreeOfCycles()
                                .because("packages that need each other are one package"),
                        DomainThatKnowsSpring.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holdsInTheHub(ArchRule rule, Class<?> culprit) {
        rule.check(HUB);
    }

    @ParameterizedTest(name = "{1} breaks: {0}")
    @MethodSource("rules")
    void isBrokenByAPlantedViolation(ArchRule rule, Class<?> culprit) {
        JavaClasses planted = new ClassFileImporter()
                .importPackages(
                        "com.memberhub.domain.planted",
                        "com.memberhub.application.planted",
                        "com.memberhub.adapter.jpa.planted",
                        "com.memberhub.adapter.rest.planted");

        assertThat(rule.evaluate(planted).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(culprit.getSimpleName()));
    }
}
