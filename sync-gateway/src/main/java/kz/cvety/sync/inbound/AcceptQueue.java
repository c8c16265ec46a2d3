package kz.cvety.sync.inbound;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.cvety.kit.DatabaseFaults;
import kz.cvety.kit.Rejection;
import kz.cvety.sync.inbound.Content.Puzzling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where arrivals wait for the writer. One thread drains what is queued, without a timer, commits it together, and only
 * then answers everyone: so a positive answer means the arrival is durable, and the order of arrival is kept. Stopping
 * finishes what is queued and takes nothing new.
 */
@Component
public class AcceptQueue implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AcceptQueue.class);
    private static final long IDLE_CHECK_MS = 100;
    private static final long STOP_WITHIN_MS = 10_000;

    private record Waiting(Arrival arrival, CompletableFuture<Answer> answer) {}

    private final AcceptBatch acceptBatch;
    private final InboundProperties properties;
    private final BlockingQueue<Waiting> queue;
    private final DistributionSummary batchSizes;
    private volatile boolean running;
    private @Nullable Thread writer;

    AcceptQueue(AcceptBatch acceptBatch, InboundProperties properties, MeterRegistry meters) {
        this.acceptBatch = acceptBatch;
        this.properties = properties;
        this.queue = new ArrayBlockingQueue<>(properties.queue());
        this.batchSizes = meters.summary("cvety.inbound.batch");
        meters.gaugeCollectionSize("cvety.inbound.queued", List.of(), queue);
    }

    /** Waits until the arrival is committed; {@link Busy} when it was not accepted. */
    public Answer accept(Arrival arrival) {
        return await(submit(arrival));
    }

    /** Queues the arrival; the future completes after the commit. */
    CompletableFuture<Answer> submit(Arrival arrival) {
        var waiting = new Waiting(arrival, new CompletableFuture<>());
        if (!running || !queue.offer(waiting)) {
            throw new Busy("Too much is waiting to be written");
        }
        return waiting.answer();
    }

    Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get(properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Rejection rejection ? rejection : new Busy("It could not be written");
        } catch (TimeoutException e) {
            throw new Busy("Writing takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("The service is stopping");
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        writer = Thread.ofPlatform().name("inbound-writer").start(this::write);
    }

    @Override
    public synchronized void stop() {
        running = false;
        var stopping = writer;
        if (stopping != null) {
            try {
                stopping.join(STOP_WITHIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        queue.forEach(left -> left.answer().completeExceptionally(new Busy("The service is stopping")));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void write() {
        var batch = new ArrayList<Waiting>(properties.batch());
        while (running || !queue.isEmpty()) {
            try {
                var first = queue.poll(IDLE_CHECK_MS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, properties.batch() - 1);
                batchSizes.record(batch.size());
                together(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    private void together(List<Waiting> batch) {
        try {
            var answers =
                    acceptBatch.handle(batch.stream().map(Waiting::arrival).toList());
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error fault) {
            if (DatabaseFaults.isAway(fault)) {
                log.atError()
                        .addKeyValue("arrivals", batch.size())
                        .setCause(fault)
                        .log("webhooks.not-written");
                batch.forEach(each -> each.answer().completeExceptionally(new Busy("The database is away")));
            } else {
                log.atWarn()
                        .addKeyValue("arrivals", batch.size())
                        .setCause(fault)
                        .log("webhooks.written one by one");
                batch.forEach(this::alone);
            }
        }
    }

    private void alone(Waiting waiting) {
        try {
            waiting.answer()
                    .complete(acceptBatch.handle(List.of(waiting.arrival())).getFirst());
        } catch (RuntimeException | Error fault) {
            if (DatabaseFaults.isAway(fault)) {
                waiting.answer().completeExceptionally(new Busy("The database is away"));
            } else {
                puzzled(waiting, fault);
            }
        }
    }

    /** A fault of ours in one arrival: it is kept for a person, like anything else that is not understood. */
    private void puzzled(Waiting waiting, Throwable fault) {
        var arrival = waiting.arrival();
        try {
            var puzzling = new Puzzling(
                    arrival.content().externalId(),
                    "unexpected-fault",
                    fault.getClass().getSimpleName());
            waiting.answer()
                    .complete(acceptBatch.handle(List.of(arrival.as(puzzling))).getFirst());
        } catch (RuntimeException | Error again) {
            log.atError()
                    .addKeyValue("connection", arrival.connection().id())
                    .setCause(again)
                    .log("webhook.not-written");
            waiting.answer().completeExceptionally(new Busy("It could not be written"));
        }
    }
}
