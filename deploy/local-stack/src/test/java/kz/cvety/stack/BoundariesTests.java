package kz.cvety.stack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

/** Only here are all services on one classpath, so only here can a dependency between them be seen. */
@AnalyzeClasses(packages = "kz.cvety", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTests {

    @ArchTest
    static final ArchRule services_share_facts_and_the_kit_and_nothing_else = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety..")
            .layer("events")
            .definedBy("kz.cvety.events..")
            .layer("kit")
            .definedBy(resideInAPackage("kz.cvety.kit..")
                    .and(resideInAPackage("kz.cvety.kit.testing..").negate()))
            .layer("testing")
            .definedBy("kz.cvety.kit.testing..")
            .layer("orders")
            .definedBy("kz.cvety.orders..")
            .layer("catalog")
            .definedBy("kz.cvety.catalog..")
            .layer("sync")
            .definedBy("kz.cvety.sync..")
            .layer("catalog")
            .definedBy("kz.cvety.catalog..")
            .layer("notifications")
            .definedBy("kz.cvety.notifications..")
            .layer("identity")
            .definedBy("kz.cvety.identity..")
            .layer("simulators")
            .definedBy("kz.cvety.simulators..")
            .layer("stack")
            .definedBy("kz.cvety.stack..")
            .whereLayer("stack")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("orders")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("sync")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("notifications")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("identity")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("simulators")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("testing")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("events")
            .mayNotAccessAnyLayer()
            .whereLayer("kit")
            .mayOnlyAccessLayers("events");

    @ArchTest
    static final ArchRule contracts_know_no_framework = classes()
            .that()
            .resideInAPackage("kz.cvety.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("kz.cvety.events..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = HouseRules.names_say_what_a_thing_is;
}
