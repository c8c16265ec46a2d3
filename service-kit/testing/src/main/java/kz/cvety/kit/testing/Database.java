package kz.cvety.kit.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One service's database and the three roles that may use it.
 *
 * @param owner owns the schema and runs migrations
 * @param app reads and writes rows under row-level security
 * @param relay replicates the outbox
 */
public record Database(String name, String url, Login owner, Login app, Login relay) {

    public record Login(String user, String password) {}

    /** What a service is configured with to use it. */
    public Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", app.user());
        properties.put("spring.datasource.password", app.password());
        properties.put("spring.flyway.url", url);
        properties.put("spring.flyway.user", owner.user());
        properties.put("spring.flyway.password", owner.password());
        properties.put("cvety.outbox.relay.username", relay.user());
        properties.put("cvety.outbox.relay.password", relay.password());
        return properties;
    }
}
