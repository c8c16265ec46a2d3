package kz.cvety.kit.secrets;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For a service that keeps secrets: imported by its application, it makes the keys required. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretsProperties.class)
@Import(SecretsController.class)
public class SecretsConfiguration {

    @Bean
    Vault vault(SecretsProperties properties) {
        return new Vault(properties.key(), properties.previous());
    }
}
