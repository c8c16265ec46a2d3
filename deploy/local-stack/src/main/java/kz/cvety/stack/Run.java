package kz.cvety.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** {@code make run}: the whole system on well-known ports, data kept under {@code .local/}. */
final class Run {

    private Run() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var folder = Path.of(arguments.length > 0 ? arguments[0] : ".local").toAbsolutePath();
        var stack = LocalStack.start(StackOptions.kept(folder));
        var desk = new TokenDesk(stack, stack.options().ports().identity());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            desk.close();
                            stack.close();
                            stopped.countDown();
                        },
                        "stop the stack"));
        System.out.println(addresses(stack, folder, Duration.ofNanos(System.nanoTime() - began)));
        stopped.await();
    }

    private static String addresses(LocalStack stack, Path folder, Duration took) {
        var ports = stack.options().ports();
        return """

                Cvety is up (%.1f s), its data is kept in %s

                  Bitrix shop (simulated)     %s   orders, hooks, fault switches
                  Telegram (simulated)        %s   chats and their messages
                  sync-gateway                %s   webhooks, lanes, parking lot
                  order-service               %s   REST /api/v1/orders
                  notification-service        %s
                  tokens                      http://127.0.0.1:%d/token?user=aliya&role=DIRECTOR   or role=OPERATOR
                  PostgreSQL                  127.0.0.1:%d   Kafka %s

                Try:
                  TOKEN=$(curl -s 'http://127.0.0.1:%d/token')
                  curl -s -H "Authorization: Bearer $TOKEN" %s/api/v1/orders

                Hook secret of connection %s: see %s
                Stop with Ctrl-C.
                """.formatted(
                        took.toMillis() / 1000.0,
                        folder,
                        stack.bitrix().address(),
                        stack.telegram().address(),
                        stack.gateway(),
                        stack.orders(),
                        stack.notifications(),
                        ports.identity(),
                        ports.postgres(),
                        stack.kafka().bootstrapServers(),
                        ports.identity(),
                        stack.orders(),
                        ServiceProperties.CONNECTION,
                        folder.resolve("secrets.properties"));
    }
}
