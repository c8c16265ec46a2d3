package kz.cvety.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import kz.cvety.kit.testing.HouseRules;

@AnalyzeClasses(packages = "kz.cvety.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = HouseRules.names_say_what_a_thing_is;

    @ArchTest
    static final ArchRule time_is_injected = HouseRules.time_is_injected;

    @ArchTest
    static final ArchRule every_endpoint_says_what_it_needs = HouseRules.every_endpoint_says_what_it_needs;

    @ArchTest
    static final ArchRule no_class_has_another_rule_of_access = HouseRules.no_class_has_another_rule_of_access;

    @ArchTest
    static final ArchRule the_runtime_knows_nothing_of_tests = noClasses()
            .that()
            .resideOutsideOfPackage("kz.cvety.kit.testing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kz.cvety.kit.testing", "org.junit..", "com.tngtech..");
}
