package kz.cvety.catalog.media;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "kz.cvety.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class MediaArchitectureTests {

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.catalog.media..")
            .layer("domain")
            .definedBy("kz.cvety.catalog.media")
            .layer("web")
            .definedBy("kz.cvety.catalog.media.web")
            .layer("jdbc")
            .definedBy("kz.cvety.catalog.media.jdbc")
            .layer("folder")
            .definedBy("kz.cvety.catalog.media.folder")
            .layer("s3")
            .definedBy("kz.cvety.catalog.media.s3")
            .layer("images")
            .definedBy("kz.cvety.catalog.media.images")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("folder")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("s3")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("images")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domain")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule stores_and_decoders_are_nobodys_business = classes()
            .that()
            .resideInAnyPackage("..media.folder", "..media.s3", "..media.images")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule amazons_library_stays_in_its_adapter = noClasses()
            .that()
            .resideOutsideOfPackage("kz.cvety.catalog.media.s3")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

    @ArchTest
    static final ArchRule what_reads_strange_pictures_stays_in_its_adapter = noClasses()
            .that()
            .resideOutsideOfPackage("kz.cvety.catalog.media.images")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.imageio..", "java.awt..", "net.coobird..", "com.drew..");
}
