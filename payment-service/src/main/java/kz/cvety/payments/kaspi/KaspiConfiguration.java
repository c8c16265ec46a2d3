package kz.cvety.payments.kaspi;

import kz.cvety.kit.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KaspiConfiguration {

    @Bean
    PublicPaths kaspiCallback() {
        return new PublicPaths("/api/v1/kaspi/callback");
    }
}
