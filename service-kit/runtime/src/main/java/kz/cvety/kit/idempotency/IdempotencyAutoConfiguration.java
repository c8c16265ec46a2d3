package kz.cvety.kit.idempotency;

import java.time.InstantSource;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc, ShopTransactions transactions, InstantSource clock) {
        return new IdempotencyKeys(jdbc, transactions, clock);
    }

    @Bean
    RepeatableRequests repeatableRequests(@Qualifier("events") JsonMapper json) {
        return new RepeatableRequests(json);
    }

    @Bean
    IdempotencyRetention idempotencyRetention(
            IdempotencyKeys keys, IdempotencyProperties properties, InstantSource clock) {
        return new IdempotencyRetention(keys, properties, clock);
    }
}
