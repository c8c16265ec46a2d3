package kz.cvety.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.notifications", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house_rules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.notifications..")
            .layer("domain")
            .definedBy("kz.cvety.notifications")
            .layer("web")
            .definedBy("kz.cvety.notifications.web")
            .layer("kafka")
            .definedBy("kz.cvety.notifications.kafka")
            .layer("jdbc")
            .definedBy("kz.cvety.notifications.jdbc")
            .layer("telegram")
            .definedBy("kz.cvety.notifications.telegram")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kafka")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("telegram")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domain")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule the_channel_is_nobodys_business = classes()
            .that()
            .resideInAPackage("kz.cvety.notifications.telegram")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule the_bot_library_stays_in_its_adapter = noClasses()
            .that()
            .doNotHaveSimpleName("BotApi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.pengrad..", "okhttp3..", "com.google.gson..");
}
