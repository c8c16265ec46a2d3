package kz.cvety.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "kz.cvety.orders", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule adapters_know_the_domain_and_not_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("kz.cvety.orders..")
            .layer("domain")
            .definedBy("kz.cvety.orders")
            .layer("web")
            .definedBy("kz.cvety.orders.web")
            .layer("kafka")
            .definedBy("kz.cvety.orders.kafka")
            .layer("jpa")
            .definedBy("kz.cvety.orders.jpa")
            .layer("jdbc")
            .definedBy("kz.cvety.orders.jdbc")
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
    static final ArchRule adapters_keep_to_themselves = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideInAnyPackage("kz.cvety.orders.*")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is_for =
            noClasses().should().haveNameMatching(".*(Impl|Service|DTO|Dto|Entity|Manager|Helper|Utils?|Exception)");

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(LocalDateTime.class);

    @ArchTest
    static final ArchRule the_domain_knows_no_transport = noClasses()
            .that()
            .resideInAPackage("kz.cvety.orders")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule transactions_are_opened_for_a_shop =
            noClasses().should().beAnnotatedWith(Transactional.class);
}
