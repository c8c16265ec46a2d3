package kz.cvety.orders;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the order service with the settings of {@code order-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderServiceApplication {

    static void main(String[] args) {
        new SpringApplicationBuilder(OrderServiceApplication.class)
                .properties("spring.config.name=order-service")
                .run(args);
    }
}
