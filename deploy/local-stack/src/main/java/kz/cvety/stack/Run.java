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
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stack.close();
                            stopped.countDown();
                        },
                        "stop the stack"));
        System.out.println(addresses(stack, folder, Duration.ofNanos(System.nanoTime() - began)));
        stopped.await();
    }

    private static String addresses(LocalStack stack, Path folder, Duration took) {
        var ports = stack.options().ports();
        var director = People.Person.DIRECTOR;
        var operator = People.Person.OPERATOR;
        return """

                Cvety is up (%.1f s), its data is kept in %s

                  Bitrix shop (simulated)     %s   orders, products, hooks, fault switches
                  Telegram (simulated)        %s   chats and their messages
                  Kaspi (simulated)           %s   pay pages, callbacks, fault switches
                  Stripe (simulated)          %s   checkout pages, signed webhooks
                  sync-gateway                %s   webhooks, lanes, parking lot
                  order-service               %s   REST /api/v1/orders
                  catalog-service             %s   REST /api/v1/products, pictures under /media
                  payment-service             %s   REST /api/v1/payments, queues for people
                  notification-service        %s
                  identity-service            %s   POST /api/v1/auth/login
                  PostgreSQL                  127.0.0.1:%d   Kafka %s

                  director of the shop        %s   password %s
                  operator of the platform    %s   password %s

                Try:
                  TOKEN=$(curl -s %s/api/v1/auth/login -H 'Content-Type: application/json' \\
                      -d '{"login":"%s","password":"%s"}' | sed 's/.*"accessToken":"\\([^"]*\\).*/\\1/')
                  curl -s -H "Authorization: Bearer $TOKEN" %s/api/v1/orders

                Hook secret of connection %s: see %s
                Stop with Ctrl-C.
                """.formatted(
                        took.toMillis() / 1000.0,
                        folder,
                        stack.bitrix().address(),
                        stack.telegram().address(),
                        stack.kaspi().address(),
                        stack.stripe().address(),
                        stack.gateway(),
                        stack.orders(),
                        stack.catalog(),
                        stack.payments(),
                        stack.notifications(),
                        stack.identity(),
                        ports.postgres(),
                        stack.kafka().bootstrapServers(),
                        director.login(),
                        stack.people().password(director),
                        operator.login(),
                        stack.people().password(operator),
                        stack.identity(),
                        director.login(),
                        stack.people().password(director),
                        stack.orders(),
                        ServiceProperties.CONNECTION,
                        folder.resolve("secrets.properties"));
    }
}
