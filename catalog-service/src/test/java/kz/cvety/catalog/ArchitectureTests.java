package kz.cvety.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.catalog..")
            .layer("domain")
            .definedBy("kz.cvety.catalog")
            .layer("web")
            .definedBy("kz.cvety.catalog.web")
            .layer("kafka")
            .definedBy("kz.cvety.catalog.kafka")
            .layer("jdbc")
            .definedBy("kz.cvety.catalog.jdbc")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kafka")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domain")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_domain_knows_no_transport = noClasses()
            .that()
            .resideInAPackage("kz.cvety.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule products_know_no_other_feature = noClasses()
            .that()
            .resideInAnyPackage(
                    "kz.cvety.catalog", "kz.cvety.catalog.web", "kz.cvety.catalog.kafka", "kz.cvety.catalog.jdbc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kz.cvety.catalog.media..", "kz.cvety.catalog.stock..");
}
