package kz.cvety.kit.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpProperties.class)
class HttpAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestContextFilter> requestIdFilter(HttpProperties bounds) {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter(bounds));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
