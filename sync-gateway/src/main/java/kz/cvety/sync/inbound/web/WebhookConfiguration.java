package kz.cvety.sync.inbound.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import kz.cvety.sync.Connections;
import kz.cvety.sync.inbound.AcceptQueue;
import kz.cvety.sync.inbound.InboundProperties;
import kz.cvety.sync.inbound.Reading;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    /** Right behind the filter that gives requests their id, before security and dispatching. */
    @Bean
    FilterRegistrationBean<WebhookFilter> webhookFilter(
            Connections connections,
            Reading reading,
            AcceptQueue queue,
            InboundProperties properties,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            InstantSource clock,
            MeterRegistry meters) {
        var registration = new FilterRegistrationBean<>(
                new WebhookFilter(connections, reading, queue, properties, problems, clock, meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
