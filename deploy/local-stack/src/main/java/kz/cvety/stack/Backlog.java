package kz.cvety.stack;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;

/** How many facts wait for the services: what one phase of a measurement leaves behind would be charged to the next. */
final class Backlog implements AutoCloseable {

    private final Admin admin;

    Backlog(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Facts that some consumer group has not finished. */
    long facts() {
        try {
            var groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
            var done = admin.listConsumerGroupOffsets(groups).all().get();
            var partitions = done.values().stream()
                    .flatMap(offsets -> offsets.keySet().stream())
                    .distinct()
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            var ends = admin.listOffsets(partitions).all().get();
            return done.values().stream()
                    .flatMap(offsets -> offsets.entrySet().stream())
                    .mapToLong(taken ->
                            Objects.requireNonNull(ends.get(taken.getKey())).offset()
                                    - taken.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
