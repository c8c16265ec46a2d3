package kz.cvety.notifications;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    Kept kept(NotificationProperties properties) {
        return new Kept(properties.retention());
    }
}
