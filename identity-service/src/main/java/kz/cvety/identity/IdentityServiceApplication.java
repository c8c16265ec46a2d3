package kz.cvety.identity;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the identity service with the settings of {@code identity-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityServiceApplication {

    static void main(String[] args) {
        new SpringApplicationBuilder(IdentityServiceApplication.class)
                .properties("spring.config.name=identity-service")
                .run(args);
    }
}
