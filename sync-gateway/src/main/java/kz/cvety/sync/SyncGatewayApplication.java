package kz.cvety.sync;

import kz.cvety.kit.secrets.SecretsConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Speaks with external systems: hears what they tell, tells them what changed here. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(SecretsConfiguration.class)
public class SyncGatewayApplication {

    public static void main(String... args) {
        new SpringApplicationBuilder(SyncGatewayApplication.class)
                .properties("spring.config.name=sync-gateway")
                .run(args);
    }
}
