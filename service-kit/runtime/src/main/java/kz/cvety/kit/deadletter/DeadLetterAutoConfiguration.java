package kz.cvety.kit.deadletter;

import java.time.InstantSource;
import kz.cvety.kit.outbox.Outbox;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
@Import(DeadLetterController.class)
class DeadLetterAutoConfiguration {

    @Bean
    DeadLetters deadLetters(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            Outbox outbox,
            @Qualifier("events") JsonMapper json,
            InstantSource clock) {
        return new DeadLetters(jdbc, new TransactionTemplate(transactionManager), outbox, json, clock);
    }
}
