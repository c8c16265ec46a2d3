package kz.cvety.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.kit.deadletter.DeadLetters;
import kz.cvety.kit.deadletter.Redrive;
import kz.cvety.kit.shop.ShopTransactions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** One listener container per {@link FactConsumer}, started with the service and stopped before its database. */
final class FactListeners implements SmartLifecycle, Redrive {

    private static final Duration COMMIT_EVERY = Duration.ofMillis(500);

    private final Map<String, FactListener<?>> listeners = new LinkedHashMap<>();
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;

    FactListeners(
            List<FactConsumer<?>> consumers,
            ConsumerFactory<byte[], byte[]> kafka,
            InboxProperties properties,
            JsonMapper json,
            Inbox inbox,
            ShopTransactions transactions,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.containers = new ArrayList<>();
        for (var consumer : consumers) {
            var listener = listener(consumer, json, inbox, transactions, deadLetters, meters);
            listeners.put(consumer.name(), listener);
            containers.add(container(consumer, listener, kafka, properties));
        }
    }

    private static <E extends Event> FactListener<E> listener(
            FactConsumer<E> consumer,
            JsonMapper json,
            Inbox inbox,
            ShopTransactions transactions,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        return new FactListener<>(consumer, json, inbox, transactions, deadLetters, meters);
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            FactConsumer<?> consumer,
            FactListener<?> listener,
            ConsumerFactory<byte[], byte[]> kafka,
            InboxProperties properties) {
        var settings = new ContainerProperties(Contracts.topicOf(consumer.events()));
        settings.setGroupId(consumer.name());
        settings.setMessageListener(listener);
        // an offset that is lost costs a repeat, and the inbox knows it
        settings.setAckMode(ContainerProperties.AckMode.TIME);
        settings.setAckTime(COMMIT_EVERY.toMillis());
        settings.setSyncCommits(false);
        settings.setMissingTopicsFatal(false);
        var container = new ConcurrentMessageListenerContainer<>(kafka, settings);
        container.setBeanName(consumer.name());
        container.setConcurrency(properties.concurrency());
        var forEver = new ExponentialBackOff(properties.firstRetry().toMillis(), 2);
        forEver.setMaxInterval(properties.slowestRetry().toMillis());
        container.setCommonErrorHandler(new DefaultErrorHandler(forEver));
        return container;
    }

    @Override
    public void redrive(String consumer, ConsumerRecord<byte[], byte[]> record, Runnable inSameTransaction) {
        var listener = listeners.get(consumer);
        if (listener == null) {
            throw new Unreadable("consumer", consumer + " does not exist here any more");
        }
        listener.redrive(record, inSameTransaction);
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
    }
}
