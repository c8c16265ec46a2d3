package kz.cvety.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Sends requests to one port: as fast as the answers come, or at a fixed rate whatever the answers do. */
final class Load {

    /**
     * What came of it.
     *
     * @param accepted answers with 200
     * @param statuses how often each status came
     */
    record Result(
            long accepted, double perSecond, Latencies latencies, ConcurrentHashMap<Integer, AtomicLong> statuses) {}

    private final int port;
    private final int clients;
    private final LongFunction<byte[]> request;

    /** Request number n is {@code request.apply(n)}; numbers are never used twice. */
    Load(int port, int clients, LongFunction<byte[]> request) {
        this.port = port;
        this.clients = clients;
        this.request = request;
    }

    /** Each client sends its next request when it has the answer to the last. */
    Result closed(Duration during) {
        return run(during, 0);
    }

    /** Requests leave at this rate; a late answer does not slow the others, its wait is part of its latency. */
    Result open(Duration during, int perSecond) {
        return run(during, perSecond);
    }

    private Result run(Duration during, int perSecond) {
        var latencies = new Latencies();
        var statuses = new ConcurrentHashMap<Integer, AtomicLong>();
        var next = new AtomicLong();
        var began = System.nanoTime();
        var end = began + during.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> {
                        client(next, began, end, perSecond, latencies, statuses);
                        return null;
                    }))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var accepted = statuses.getOrDefault(200, new AtomicLong()).get();
        return new Result(accepted, accepted / ((System.nanoTime() - began) / 1e9), latencies, statuses);
    }

    private void client(
            AtomicLong next,
            long began,
            long end,
            int perSecond,
            Latencies latencies,
            ConcurrentHashMap<Integer, AtomicLong> statuses)
            throws IOException {
        try (var connection = new HttpConnection(port)) {
            while (true) {
                var number = next.getAndIncrement();
                var due = perSecond == 0 ? System.nanoTime() : began + number * 1_000_000_000L / perSecond;
                if (due >= end) {
                    return;
                }
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                var status = connection.exchange(request.apply(number));
                latencies.add(System.nanoTime() - due);
                statuses.computeIfAbsent(status, any -> new AtomicLong()).incrementAndGet();
            }
        }
    }
}
