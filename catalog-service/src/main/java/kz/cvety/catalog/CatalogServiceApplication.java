package kz.cvety.catalog;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the catalog service with the settings of {@code catalog-service.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CatalogServiceApplication {

    static void main(String[] args) {
        new SpringApplicationBuilder(CatalogServiceApplication.class)
                .properties("spring.config.name=catalog-service")
                .run(args);
    }
}
