package kz.cvety.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.identity", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.identity..")
            .layer("domain")
            .definedBy("kz.cvety.identity", "kz.cvety.identity.keys", "kz.cvety.identity.audit")
            .layer("web")
            .definedBy("kz.cvety.identity.web", "kz.cvety.identity.keys.web", "kz.cvety.identity.audit.web")
            .layer("jdbc")
            .definedBy("kz.cvety.identity.jdbc", "kz.cvety.identity.keys.jdbc", "kz.cvety.identity.audit.jdbc")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domain")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_domain_knows_no_transport = noClasses()
            .that()
            .resideInAnyPackage("kz.cvety.identity", "kz.cvety.identity.keys", "kz.cvety.identity.audit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule the_log_knows_nobody = noClasses()
            .that()
            .resideInAPackage("kz.cvety.identity.audit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kz.cvety.identity", "kz.cvety.identity.keys");

    @ArchTest
    static final ArchRule keys_know_no_people = noClasses()
            .that()
            .resideInAPackage("kz.cvety.identity.keys")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("kz.cvety.identity");
}
