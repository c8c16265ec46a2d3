package kz.cvety.payments;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the payment service with the settings of {@code payment-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentServiceApplication {

    static void main(String[] args) {
        new SpringApplicationBuilder(PaymentServiceApplication.class)
                .properties("spring.config.name=payment-service")
                .run(args);
    }
}
