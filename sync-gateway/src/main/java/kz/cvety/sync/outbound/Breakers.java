package kz.cvety.sync.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import kz.cvety.sync.Connection;
import org.springframework.stereotype.Component;

/** One circuit breaker per connection: a sick shop is left alone, then asked by one call at a time. */
@Component
public class Breakers {

    private final CircuitBreakerRegistry registry;
    private final CircuitBreakerConfig config;
    private final List<Consumer<String>> recoveries = new CopyOnWriteArrayList<>();

    Breakers(CircuitBreakerRegistry registry, OutboundProperties properties) {
        var breaker = properties.breaker();
        this.registry = registry;
        this.config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(1)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
    }

    public CircuitBreaker of(Connection connection) {
        var known = registry.find(connection.id());
        return known.orElseGet(() -> create(connection.id()));
    }

    private synchronized CircuitBreaker create(String id) {
        return registry.find(id).orElseGet(() -> {
            var breaker = registry.circuitBreaker(id, config);
            breaker.getEventPublisher().onStateTransition(transition -> {
                if (transition.getStateTransition() == CircuitBreaker.StateTransition.HALF_OPEN_TO_CLOSED) {
                    recoveries.forEach(recovery -> recovery.accept(id));
                }
            });
            return breaker;
        });
    }

    /** How many of these calls may be started now. */
    int allowed(Connection connection, int wanted) {
        return switch (of(connection).getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.min(1, wanted);
            case CLOSED, DISABLED, METRICS_ONLY -> wanted;
        };
    }

    /** Is told the id of a connection that answers again. */
    void onRecovery(Consumer<String> recovery) {
        recoveries.add(recovery);
    }
}
