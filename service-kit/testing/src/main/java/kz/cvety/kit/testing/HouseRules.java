package kz.cvety.kit.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What holds in every service; each runs it over its own packages, so that a module can be tested alone. */
public final class HouseRules {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";

    private static final String NEEDS = "kz.cvety.kit.security.Needs";
    private static final String PUBLIC = "kz.cvety.kit.security.Public";
    private static final String SIGNED_IN = "kz.cvety.kit.security.SignedIn";
    /** The container forwards to it; it is nobody's endpoint. */
    private static final String ERROR_PAGE = "org.springframework.boot.webmvc.error.ErrorController";

    private static final List<String> OTHER_RULES = List.of(
            "org.springframework.security.access.prepost.PreAuthorize",
            "org.springframework.security.access.prepost.PostAuthorize",
            "org.springframework.security.access.annotation.Secured",
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll");

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
    public static final ArchRule nothing_waits_for_an_aspect = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.aspectj..", "io.github.resilience4j..annotation..")
            .because("spring.aop.auto is off: such an annotation would do nothing, silently");

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

    @ArchTest
    public static final ArchRule every_endpoint_says_what_it_needs = methods()
            .that()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(ERROR_PAGE)
            .should(sayWhatTheyNeed());

    @ArchTest
    public static final ArchRule no_class_has_another_rule_of_access =
            noClasses().should(useAnotherRule()).as("@Needs, @SignedIn and @Public are the only ways to say who may");

    private HouseRules() {}

    private static ArchCondition<JavaMethod> sayWhatTheyNeed() {
        return new ArchCondition<>("carry @Needs, or be in a class with @Needs, @SignedIn or @Public") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var owner = method.getOwner();
                var guarded = method.isAnnotatedWith(NEEDS) || owner.isAnnotatedWith(NEEDS);
                var open = owner.isAnnotatedWith(PUBLIC) != owner.isAnnotatedWith(SIGNED_IN);
                if (guarded == open) {
                    events.add(SimpleConditionEvent.violated(
                            method,
                            method.getFullName()
                                    + (open
                                            ? " needs a permission in a class that says it needs none"
                                            : " says not who may")));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useAnotherRule() {
        return new ArchCondition<>("be guarded by another annotation than @Needs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                OTHER_RULES.stream()
                        .filter(rule -> type.isAnnotatedWith(rule)
                                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(rule)))
                        .filter(rule -> !type.getFullName().equals(NEEDS))
                        .forEach(rule -> events.add(
                                SimpleConditionEvent.satisfied(type, type.getFullName() + " uses @" + rule)));
            }
        };
    }
}
