package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Services in a JVM of their own, so that it can be killed without its engines: started with a folder that holds one
 * properties file per service.
 */
final class ServicesOnly {

    private ServicesOnly() {}

    @SuppressWarnings("resource") // they run until the process ends
    public static void main(String[] arguments) throws InterruptedException {
        RunningServices.start(read(Path.of(arguments[0])), (secret, until) -> {
            throw new IllegalStateException("The identity service runs beside the engines");
        });
        Thread.currentThread().join();
    }

    static void write(Path folder, Map<Service, Map<String, String>> properties) throws IOException {
        for (var each : properties.entrySet()) {
            var file = new Properties();
            file.putAll(each.getValue());
            try (var out = Files.newOutputStream(folder.resolve(each.getKey().title()))) {
                file.store(out, null);
            }
        }
    }

    private static Map<Service, Map<String, String>> read(Path folder) {
        var all = new EnumMap<Service, Map<String, String>>(Service.class);
        for (var service : Service.values()) {
            if (!Files.exists(folder.resolve(service.title()))) {
                continue;
            }
            var file = new Properties();
            try (var in = Files.newInputStream(folder.resolve(service.title()))) {
                file.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var properties = new LinkedHashMap<String, String>();
            file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
            all.put(service, properties);
        }
        return all;
    }
}
