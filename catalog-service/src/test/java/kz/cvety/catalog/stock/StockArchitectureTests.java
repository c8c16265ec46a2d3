package kz.cvety.catalog.stock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.catalog.stock", importOptions = ImportOption.DoNotIncludeTests.class)
class StockArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.catalog.stock..")
            .layer("domain")
            .definedBy("kz.cvety.catalog.stock")
            .layer("web")
            .definedBy("kz.cvety.catalog.stock.web")
            .layer("kafka")
            .definedBy("kz.cvety.catalog.stock.kafka")
            .layer("jdbc")
            .definedBy("kz.cvety.catalog.stock.jdbc")
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
            .resideInAPackage("kz.cvety.catalog.stock")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule stock_reads_products_through_the_database_alone = noClasses()
            .that()
            .resideInAPackage("kz.cvety.catalog.stock..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("kz.cvety.catalog");
}
