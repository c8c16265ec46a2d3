package kz.cvety.kit.relay;

import io.debezium.config.Configuration;
import io.debezium.connector.base.QueueProviderService;
import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresOffsetContext;
import io.debezium.connector.postgresql.PostgresPartition;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.service.spi.ServiceRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's connector for PostgreSQL, woken by changes instead of a timer. Public because Debezium makes it by its name. */
public final class OutboxConnector extends PostgresConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return OutboxTask.class;
    }

    /** Waits for the first change, and a moment for those that came with it, before it takes all that are there. */
    public static final class OutboxTask extends PostgresConnectorTask {

        /** How soon an idle task notices that it shall end, confirm or fail. */
        private static final Duration IDLE = Duration.ofMillis(250);

        /** The other changes of a transaction are right behind the first: together they are one batch for every consumer. */
        private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(1);

        private static final int MOST = 2048;

        private @Nullable WakingQueue<?> changes;
        private @Nullable ServiceRegistry services;

        @Override
        protected void registerServiceProviders(ServiceRegistry registry) {
            super.registerServiceProviders(registry);
            services = registry;
        }

        @Override
        public ChangeEventSourceCoordinator<PostgresPartition, PostgresOffsetContext> start(
                Configuration configuration) {
            var coordinator = super.start(configuration);
            var provided = Objects.requireNonNull(services).getService(QueueProviderService.class);
            changes = (WakingQueue<?>) provided.<Object>getQueueProvider();
            return coordinator;
        }

        /** Debezium takes one change at a time here: for a second one it would wait out its interval. */
        @Override
        public List<SourceRecord> doPoll() throws InterruptedException {
            var waiting = Objects.requireNonNull(changes);
            waiting.await(IDLE);
            if (waiting.size() > 0) {
                LockSupport.parkNanos(LINGER);
            }
            var taken = new ArrayList<>(super.doPoll());
            while (waiting.size() > 0 && taken.size() < MOST) {
                taken.addAll(super.doPoll());
            }
            return taken;
        }
    }
}
