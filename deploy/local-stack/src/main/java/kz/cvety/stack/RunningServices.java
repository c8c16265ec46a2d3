package kz.cvety.stack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** Services started side by side in this JVM, each with its own port, database and configuration file, and no common parent. */
final class RunningServices implements AutoCloseable {

    private final Map<Service, ConfigurableApplicationContext> contexts = new EnumMap<>(Service.class);

    static {
        // one JVM, one log: what logback.xml says holds for all services
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    static RunningServices start(Map<Service, Map<String, String>> properties) {
        var running = new RunningServices();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Map<Service, Future<ConfigurableApplicationContext>> starting = new EnumMap<>(Service.class);
            properties.forEach(
                    (service, own) -> starting.put(service, threads.submit(() -> running.startOne(service, own))));
            for (var each : starting.entrySet()) {
                running.contexts.put(each.getKey(), each.getValue().get());
            }
        } catch (ExecutionException e) {
            running.close();
            throw new IllegalStateException("A service did not start", e.getCause());
        } catch (InterruptedException e) {
            running.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return running;
    }

    private ConfigurableApplicationContext startOne(Service service, Map<String, String> properties) {
        var arguments = new ArrayList<String>();
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(service.application())
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("spring.config.name=" + service.title())
                .run(arguments.toArray(String[]::new));
    }

    ConfigurableApplicationContext context(Service service) {
        var context = contexts.get(service);
        if (context == null) {
            throw new IllegalStateException(service.title() + " was not started here");
        }
        return context;
    }

    @Override
    public void close() {
        contexts.values().forEach(ConfigurableApplicationContext::close);
        contexts.clear();
    }
}
