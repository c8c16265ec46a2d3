package kz.cvety.kit.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds in every service; each runs it over its own packages, so that a module can be tested alone. */
public final class HouseRules {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";

    @ArchTest
    public static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*\\w(Impl|Service|DTO|Dto|Entity|Manager|Helper|Utils?|Exception)");

    @ArchTest
    public static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time")))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .as("time comes from an injected InstantSource");

    @ArchTest
    public static final ArchRule a_moment_knows_its_zone =
            noFields().should().haveRawType("java.time.LocalDateTime").as("nothing keeps a moment without its zone");

    @ArchTest
    public static final ArchRule no_class_opens_a_transaction_past_its_shop = noClasses()
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .as("ShopTransactions opens the transactions of a class");

    @ArchTest
    public static final ArchRule no_method_opens_a_transaction_past_its_shop = noMethods()
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .as("ShopTransactions opens the transactions of a method");

    @ArchTest
    public static final ArchRule adapters_are_nobodys_business = classes()
            .that()
            .resideInAnyPackage("..web", "..kafka", "..jpa", "..jdbc")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    private HouseRules() {}
}
