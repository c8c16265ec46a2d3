package kz.cvety.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.payments", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(
                    "kz.cvety.payments",
                    "kz.cvety.payments.work",
                    "kz.cvety.payments.web",
                    "kz.cvety.payments.kaspi",
                    "kz.cvety.payments.stripe",
                    "kz.cvety.payments.jpa",
                    "kz.cvety.payments.jdbc")
            .layer("domain")
            .definedBy("kz.cvety.payments")
            .layer("work")
            .definedBy("kz.cvety.payments.work")
            .layer("web")
            .definedBy("kz.cvety.payments.web")
            .layer("kaspi")
            .definedBy("kz.cvety.payments.kaspi")
            .layer("stripe")
            .definedBy("kz.cvety.payments.stripe")
            .layer("jpa")
            .definedBy("kz.cvety.payments.jpa")
            .layer("jdbc")
            .definedBy("kz.cvety.payments.jdbc")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kaspi")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stripe")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jpa")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("work")
            .mayOnlyBeAccessedByLayers("jdbc")
            .whereLayer("domain")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_domain_knows_no_transport = noClasses()
            .that()
            .resideInAnyPackage("kz.cvety.payments", "kz.cvety.payments.work")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.apache.kafka..",
                    "java.sql..",
                    "java.net.http..");
}
