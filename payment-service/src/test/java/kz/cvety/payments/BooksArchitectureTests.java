package kz.cvety.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "kz.cvety.payments", importOptions = ImportOption.DoNotIncludeTests.class)
class BooksArchitectureTests {

    @ArchTest
    static final ArchRule the_ledger_is_layered = feature("ledger", "web", "jdbc");

    @ArchTest
    static final ArchRule what_is_known_of_orders_is_layered = feature("orders", "kafka", "jdbc");

    @ArchTest
    static final ArchRule matching_is_layered = feature("matching", "web", "jdbc");

    @ArchTest
    static final ArchRule reconciliation_is_layered = feature("reconciliation", "web", "jdbc");

    @ArchTest
    static final ArchRule the_ledger_knows_no_other_feature = alone("ledger", "orders", "matching", "reconciliation");

    @ArchTest
    static final ArchRule what_is_known_of_orders_knows_no_other_feature =
            alone("orders", "ledger", "matching", "reconciliation");

    @ArchTest
    static final ArchRule matching_knows_no_other_feature = alone("matching", "ledger", "orders", "reconciliation");

    @ArchTest
    static final ArchRule reconciliation_knows_no_other_feature =
            alone("reconciliation", "ledger", "orders", "matching");

    @ArchTest
    static final ArchRule features_know_no_transport = noClasses()
            .that()
            .resideInAnyPackage(
                    "kz.cvety.payments.ledger",
                    "kz.cvety.payments.orders",
                    "kz.cvety.payments.matching",
                    "kz.cvety.payments.reconciliation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule the_core_knows_no_feature = noClasses()
            .that()
            .resideInAnyPackage("kz.cvety.payments", "kz.cvety.payments.work..", "kz.cvety.payments.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kz.cvety.payments.ledger..",
                    "kz.cvety.payments.orders..",
                    "kz.cvety.payments.matching..",
                    "kz.cvety.payments.reconciliation..");

    private static ArchRule feature(String name, String... adapters) {
        var root = "kz.cvety.payments." + name;
        var layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(root + "..")
                .layer(name)
                .definedBy(root);
        for (var adapter : adapters) {
            layers = layers.layer(adapter).definedBy(root + "." + adapter);
        }
        for (var adapter : adapters) {
            layers = layers.whereLayer(adapter).mayNotBeAccessedByAnyLayer();
        }
        return layers.whereLayer(name).mayNotAccessAnyLayer();
    }

    /** Features meet in the root package; what else one needs of another it reads from the database. */
    private static ArchRule alone(String feature, String... others) {
        return noClasses()
                .that()
                .resideInAPackage("kz.cvety.payments." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(Stream.of("work", "jdbc", "jpa", "web", "kaspi"), Stream.of(others))
                        .map(other -> "kz.cvety.payments." + other + "..")
                        .toArray(String[]::new));
    }
}
