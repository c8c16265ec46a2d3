package kz.cvety.identity;

import kz.cvety.kit.secrets.SecretsConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Starts the identity service with the settings of {@code identity-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(SecretsConfiguration.class)
public class IdentityServiceApplication {

    static void main(String[] args) {
        new SpringApplicationBuilder(IdentityServiceApplication.class)
                .properties("spring.config.name=identity-service")
                .run(args);
    }
}
