package kz.cvety.kit.relay;

import java.time.InstantSource;
import kz.cvety.kit.TopicProperties;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutoConfiguration(
        afterName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "kz.cvety.kit.time.TimeAutoConfiguration"
        })
@EnableConfigurationProperties({RelayProperties.class, TopicProperties.class})
class RelayAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            RelayProperties properties,
            TopicProperties topics,
            KafkaProperties kafka,
            JdbcClient jdbc,
            InstantSource clock,
            Environment environment) {
        var url = environment.getRequiredProperty("spring.datasource.url");
        var name = properties.slot() == null
                ? environment.getRequiredProperty("spring.application.name").replace('-', '_') + "_outbox"
                : properties.slot();
        return new OutboxRelay(
                properties,
                new Slot(name, url, properties.username(), properties.password()),
                url,
                new OutboxTable(jdbc, name),
                new Leader(
                        properties,
                        kafka.buildProducerProperties(),
                        new Topics(kafka.buildAdminProperties(), topics.partitions(), topics.replicas())),
                clock);
    }

    @Bean
    RelayHealth outboxRelayHealthIndicator(OutboxRelay relay) {
        return new RelayHealth(relay);
    }

    @Bean
    RelayMetrics outboxRelayMetrics(OutboxRelay relay) {
        return new RelayMetrics(relay);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    OutboxEndpoint outboxEndpoint(OutboxRelay relay) {
        return new OutboxEndpoint(relay);
    }
}
