package kz.cvety.stack;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import kz.cvety.identity.BootstrapNotice;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** Services started side by side in this JVM, each with its own port, database and configuration file, and no common parent. */
final class RunningServices implements AutoCloseable {

    private final Map<Service, ConfigurableApplicationContext> contexts = new ConcurrentHashMap<>();

    static {
        // one JVM, one log: what logback.xml says holds for all services
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** {@code notice} is told the secret for the first operator when there is none yet. */
    static RunningServices start(Map<Service, Map<String, String>> properties, BootstrapNotice notice) {
        var running = new RunningServices();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            properties.forEach((service, own) -> threads.execute(() -> {
                try {
                    running.contexts.put(service, startOne(service, own, notice));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
        if (!failures.isEmpty()) {
            running.close();
            throw new IllegalStateException("A service did not start", failures.peek());
        }
        return running;
    }

    private static ConfigurableApplicationContext startOne(
            Service service, Map<String, String> properties, BootstrapNotice notice) {
        var arguments = new ArrayList<String>();
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(service.application())
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(context -> {
                    if (service == Service.IDENTITY) {
                        context.getBeanFactory().registerSingleton("bootstrapNotice", notice);
                    }
                })
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
        // Tomcat leaves the name of a folder it deletes; two servers that start later would race to make it again
        System.clearProperty("catalina.home");
        System.clearProperty("catalina.base");
    }
}
