package kz.cvety.kit.relay;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up while some instance can lead; down when the slot is lost. While the broker or the database is away it answers unknown, which
 * harms no readiness: rows wait in the outbox and nothing is lost.
 */
final class RelayHealth extends AbstractHealthIndicator {

    private final OutboxRelay relay;

    RelayHealth(OutboxRelay relay) {
        super("The relay does not answer");
        this.relay = relay;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var status = relay.status();
        switch (status.state()) {
            case LEADING, STANDBY -> builder.up();
            case LOST -> builder.down();
            case STARTING, RETRYING, STOPPED -> builder.unknown();
        }
        builder.withDetail("state", status.state()).withDetail("slot", status.slot());
        if (status.reason() != null) {
            builder.withDetail("reason", status.reason());
        }
        if (status.slotState() != null) {
            builder.withDetail("lagBytes", status.slotState().lagBytes())
                    .withDetail("walStatus", status.slotState().walStatus());
        }
        builder.withDetail("refused", status.refused());
    }
}
