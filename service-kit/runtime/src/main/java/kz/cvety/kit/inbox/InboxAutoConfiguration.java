package kz.cvety.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kz.cvety.events.Contracts;
import kz.cvety.kit.TopicProperties;
import kz.cvety.kit.deadletter.DeadLetters;
import kz.cvety.kit.shop.ShopTransactions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@EnableConfigurationProperties({InboxProperties.class, TopicProperties.class})
class InboxAutoConfiguration {

    @Bean
    Inbox inbox(JdbcTemplate jdbc, InstantSource clock) {
        return new Inbox(jdbc, clock);
    }

    @Bean
    FactListeners factListeners(
            ObjectProvider<FactConsumer<?>> consumers,
            KafkaProperties kafka,
            InboxProperties properties,
            @Qualifier("events") JsonMapper json,
            Inbox inbox,
            ShopTransactions transactions,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        var settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        var factory =
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new FactListeners(
                consumers.orderedStream().toList(),
                factory,
                properties,
                json,
                inbox,
                transactions,
                deadLetters,
                meters);
    }

    /** Every topic of the contracts, and the dead letters of it: whoever starts first creates them. */
    @Bean
    KafkaAdmin.NewTopics contractTopics(TopicProperties shape) {
        var names = new TreeSet<String>();
        Contracts.AGGREGATES.forEach(aggregate -> {
            names.add(Contracts.topicOf(aggregate));
            names.add(DeadLetters.topicFor(Contracts.topicOf(aggregate)));
        });
        List<NewTopic> topics = new ArrayList<>();
        names.forEach(name -> topics.add(TopicBuilder.name(name)
                .partitions(shape.partitions())
                .replicas(shape.replicas())
                .build()));
        return new KafkaAdmin.NewTopics(topics.toArray(NewTopic[]::new));
    }

    @Bean
    InboxRetention inboxRetention(Inbox inbox, InboxProperties properties) {
        return new InboxRetention(inbox, properties.retention());
    }

    static final class InboxRetention {

        private final Inbox inbox;
        private final Duration retention;

        InboxRetention(Inbox inbox, Duration retention) {
            this.inbox = inbox;
            this.retention = retention;
        }

        @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
        void forget() {
            int forgotten;
            do {
                forgotten = inbox.forget(retention);
            } while (forgotten > 0);
        }
    }
}
