package kz.cvety.kit.migration;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The kit's tables live in schema {@code kit} with a history of their own, so both sides evolve alone. */
@AutoConfiguration(beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
class MigrationAutoConfiguration {

    @Bean
    FlywayMigrationStrategy kitFirst(Environment environment) {
        var app = environment.getRequiredProperty("spring.datasource.username");
        var relay = environment.getRequiredProperty("cvety.outbox.relay.username");
        return flyway -> {
            Flyway.configure(flyway.getConfiguration().getClassLoader())
                    .dataSource(flyway.getConfiguration().getDataSource())
                    .locations("classpath:db/kit")
                    .schemas("kit")
                    .defaultSchema("kit")
                    .placeholders(Map.of("app", app, "relay", relay))
                    .load()
                    .migrate();
            flyway.migrate();
        };
    }
}
