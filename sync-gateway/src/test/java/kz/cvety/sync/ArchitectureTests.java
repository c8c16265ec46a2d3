package kz.cvety.sync;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.sync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule arrows_point_to_the_root = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.sync..")
            .layer("root")
            .definedBy("kz.cvety.sync")
            .layer("connections in postgres")
            .definedBy("kz.cvety.sync.jdbc")
            .layer("connections over http")
            .definedBy("kz.cvety.sync.web")
            .layer("bitrix")
            .definedBy("kz.cvety.sync.bitrix")
            .layer("products")
            .definedBy("kz.cvety.sync.products")
            .layer("products in postgres")
            .definedBy("kz.cvety.sync.products.jdbc")
            .layer("conflicts over http")
            .definedBy("kz.cvety.sync.products.web")
            .layer("inbound")
            .definedBy("kz.cvety.sync.inbound")
            .layer("doors")
            .definedBy("kz.cvety.sync.inbound.web")
            .layer("receipts in postgres")
            .definedBy("kz.cvety.sync.inbound.jdbc")
            .layer("outbound")
            .definedBy("kz.cvety.sync.outbound..")
            .whereLayer("root")
            .mayNotAccessAnyLayer()
            .whereLayer("connections in postgres")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("connections over http")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("doors")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("receipts in postgres")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("inbound")
            .mayOnlyBeAccessedByLayers("doors", "receipts in postgres")
            .whereLayer("inbound")
            .mayOnlyAccessLayers("root", "bitrix", "products")
            .whereLayer("products")
            .mayOnlyAccessLayers("root")
            .whereLayer("products in postgres")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("conflicts over http")
            .mayNotBeAccessedByAnyLayer();
}
