package kz.cvety.kit.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the cluster answers within two seconds. */
final class KafkaHealth extends AbstractHealthIndicator implements AutoCloseable {

    private final Admin admin;

    KafkaHealth(Admin admin) {
        super("Kafka does not answer");
        this.admin = admin;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        var nodes = admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
        builder.up().withDetail("brokers", nodes.size());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO); // what was asked of a broker that is away is not waited for
    }
}
