package kz.cvety.kit.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a topic nobody created: a fact must not wait for ever for a place to go. */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);

    private final Map<String, Object> settings;
    private final int partitions;
    private final short replicas;

    Topics(Map<String, Object> settings, int partitions, short replicas) {
        this.settings = settings;
        this.partitions = partitions;
        this.replicas = replicas;
    }

    /** Creates those that are missing; a broker that does not answer is left for the next time. */
    void ensure(Collection<String> names) throws InterruptedException {
        var admin = Admin.create(settings);
        try {
            var missing = Set.copyOf(names);
            var existing = admin.listTopics().names().get(5, TimeUnit.SECONDS);
            var created = missing.stream()
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, Optional.of(partitions), Optional.of(replicas)))
                    .toList();
            if (!created.isEmpty()) {
                admin.createTopics(created).all().get(5, TimeUnit.SECONDS);
                log.atWarn().addKeyValue("topics", created).log("relay.topics-created");
            }
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                log.atWarn()
                        .addKeyValue("topics", names)
                        .addKeyValue("cause", e)
                        .log("relay.topics-unknown");
            }
        } finally {
            admin.close(Duration.ZERO); // a broker that is away is not waited for once more
        }
    }
}
