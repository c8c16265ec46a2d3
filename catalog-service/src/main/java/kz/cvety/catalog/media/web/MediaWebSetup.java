package kz.cvety.catalog.media.web;

import kz.cvety.kit.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaWebSetup {

    @Bean
    PublicPaths mediaPaths() {
        return new PublicPaths("/media/*");
    }
}
