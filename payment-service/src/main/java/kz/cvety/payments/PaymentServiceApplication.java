package kz.cvety.payments;

import kz.cvety.kit.secrets.SecretsConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Starts the payment service with the settings of {@code payment-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(SecretsConfiguration.class)
public class PaymentServiceApplication {

    static void main(String[] args) {
        new SpringApplicationBuilder(PaymentServiceApplication.class)
                .properties("spring.config.name=payment-service")
                .run(args);
    }
}
