package kz.cvety.sync.outbound;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    RetrySchedule retrySchedule(OutboundProperties properties, InstantSource clock) {
        return new RetrySchedule(
                properties.retries(),
                properties.jitter(),
                properties.keepTryingFor(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
    }
}
