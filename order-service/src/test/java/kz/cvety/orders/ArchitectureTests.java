package kz.cvety.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.orders", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.orders..")
            .layer("domain")
            .definedBy("kz.cvety.orders", "kz.cvety.orders.catalog")
            .layer("web")
            .definedBy("kz.cvety.orders.web")
            .layer("kafka")
            .definedBy("kz.cvety.orders.kafka", "kz.cvety.orders.catalog.kafka")
            .layer("jpa")
            .definedBy("kz.cvety.orders.jpa")
            .layer("jdbc")
            .definedBy("kz.cvety.orders.jdbc", "kz.cvety.orders.catalog.jdbc")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kafka")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jpa")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domain")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_domain_knows_no_transport = noClasses()
            .that()
            .resideInAnyPackage("kz.cvety.orders", "kz.cvety.orders.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule orders_know_no_catalog = noClasses()
            .that()
            .resideInAPackage("kz.cvety.orders")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("kz.cvety.orders.catalog..");
}
