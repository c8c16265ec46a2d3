package kz.cvety.kit.wall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import kz.cvety.events.Event;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.kit.security.PublicPaths;
import kz.cvety.kit.testing.TestInfrastructure;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The wall between shops, attacked. A service tells how each of its endpoints is called with a victim's real ids; the wall
 * finds the endpoints and the consumers by itself, fails for one the catalogue does not know, tries every forged token,
 * the missing permission and another shop's token at each, sends every consumer facts of another shop about the victim's
 * things, and compares all rows of the victim before and after. Last it calls everything as the victim, so that ids that
 * name nothing cannot pass for a wall.
 */
public final class Wall {

    record Entry(Call call, Expected expected) {}

    private final ApplicationContext context;
    private final JdbcClient database;
    private final ShopId victim;
    private final Map<String, Entry> catalogue = new LinkedHashMap<>();
    private final Map<String, List<Event>> facts = new TreeMap<>();
    private final Map<String, Runnable> others = new LinkedHashMap<>();
    private final Set<String> marks = new LinkedHashSet<>();
    private final Set<String> busy = new LinkedHashSet<>();
    private final Set<String> openTables = new LinkedHashSet<>();
    private final List<Rows.Owned> owned = new ArrayList<>();
    private Cast cast;
    private Predicate<Endpoint> among = endpoint -> true;

    private Wall(ApplicationContext context, ShopId victim) {
        this.context = context;
        this.victim = victim;
        this.cast = Cast.unknownTo(victim);
        var url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        this.database = JdbcClient.create(new DriverManagerDataSource(
                TestInfrastructure.adminUrl(url.replaceFirst("\\?.*", "").replaceFirst(".*/", ""))));
        this.marks.add(victim.value());
    }

    /** Around a running service, in which this shop has something in every table worth having. */
    public static Wall around(ApplicationContext service, ShopId victim) {
        return new Wall(service, victim);
    }

    /** Texts that nobody of another shop may be shown: ids, names, phones of the victim. */
    public Wall marks(Object... texts) {
        for (var text : texts) {
            marks.add(text.toString());
        }
        return this;
    }

    /** Who calls for the victim, and by which sign-in: for a service that knows people. */
    public Wall person(Object userId, Object sessionId) {
        cast = cast.withPerson(userId.toString(), sessionId.toString());
        return this;
    }

    /** Who attacks, and for which shop: for a service that knows people. The shop has nothing that an endpoint could list. */
    public Wall intruder(ShopId shop, Object userId) {
        cast = cast.withIntruder(shop, userId.toString());
        return this;
    }

    /** Rows of the victim in a table that knows no shop. */
    public Wall owns(String table, String column, Object value) {
        owned.add(new Rows.Owned(table, column, value.toString()));
        return this;
    }

    /** Tables that the service's own machinery changes all the time. */
    public Wall busy(String... tables) {
        busy.addAll(Set.of(tables));
        return this;
    }

    /** Tables that tell of a shop and are open to the service on purpose. */
    public Wall open(String... tables) {
        openTables.addAll(Set.of(tables));
        return this;
    }

    /** An endpoint that knows nothing of this id when another shop asks: 404. */
    public Wall hides(String endpoint, Call call) {
        return entry(endpoint, call, Expected.HIDDEN);
    }

    /** An endpoint that lists: nothing for another shop. */
    public Wall empties(String endpoint, Call call) {
        return entry(endpoint, call, Expected.EMPTY);
    }

    /** An endpoint that makes or shows something of the caller's own, or the same to all, whatever ids are in the request. */
    public Wall separates(String endpoint, Call call) {
        return entry(endpoint, call, Expected.THEIRS);
    }

    /** An endpoint of the platform. */
    public Wall operators(String endpoint, Call call) {
        return entry(endpoint, call, Expected.OPERATORS);
    }

    /** An endpoint that needs no token. */
    public Wall everybody(String endpoint, Call call) {
        return entry(endpoint, call, Expected.OPEN);
    }

    /** Another way in, that no mapping tells of; it must change nothing of the victim's. */
    public Wall also(String what, Runnable attempt) {
        others.put(what, attempt);
        return this;
    }

    /** Facts about the victim's things, as another shop might publish them. */
    public Wall facts(String consumer, Event... events) {
        facts.put(consumer, List.of(events));
        return this;
    }

    /** Only these endpoints and no consumer: for tests of the wall itself. */
    Wall among(Predicate<Endpoint> these) {
        among = these;
        return this;
    }

    /** Attacks; throws one error that lists every breach. Prints one line. */
    public void attack() {
        var breaches = new ArrayList<String>();
        var open = context.getBeansOfType(PublicPaths.class).values().stream().toList();
        var endpoints = Endpoint.of(context).stream().filter(among).toList();
        var rows = new Rows(database, victim.value(), busy, owned);
        var intruder = new Intruder(port());
        var raid = new Raid(intruder, rows, cast, marks, breaches);
        if (rows.digests().isEmpty()) {
            breaches.add("the victim " + victim + " has no row in any table: there is nothing to protect");
        }
        new Foundations(database, context.getEnvironment()).inspect(openTables, breaches);
        for (var endpoint : endpoints) {
            if (endpoint.isOurs()) {
                guards(endpoint, open, breaches);
                var entry = catalogue.get(endpoint.signature());
                if (entry != null) {
                    raid.attack(endpoint, entry);
                }
            } else {
                raid.attackForeign(endpoint);
            }
        }
        others.forEach(raid::attack);
        var sent = raidConsumers(rows, breaches);
        for (var endpoint : endpoints) {
            var entry = catalogue.get(endpoint.signature());
            if (entry != null) {
                raid.control(endpoint, entry);
            }
        }
        System.out.printf(
                "wall of %s: %d endpoints, %d requests, %d consumers, %d facts, %d tables with rows of the victim, %d breaches%n",
                context.getEnvironment().getProperty("spring.application.name"),
                endpoints.size(),
                intruder.knocks(),
                facts.size(),
                sent,
                rows.digests().size(),
                breaches.size());
        if (!breaches.isEmpty()) {
            throw new AssertionError(String.join("\n", breaches));
        }
    }

    private void guards(Endpoint endpoint, List<PublicPaths> open, List<String> breaches) {
        var signature = endpoint.signature();
        var entry = catalogue.get(signature);
        if (entry == null) {
            breaches.add(
                    signature + " is not in the catalogue of this service's WallIT: say there with which of the"
                            + " victim's ids it is called, and whether it hides, empties, separates, or is for operators or everybody");
            return;
        }
        var forgotten = endpoint.forgottenBy(entry.call());
        if (!forgotten.isEmpty()) {
            breaches.add(signature + ": the catalogue gives no id of the victim for " + forgotten
                    + "; give one, or say leaving(…) if it is no id");
        }
        if (endpoint.saysItIsPublic() != endpoint.isAmong(open)) {
            breaches.add(signature + ": @Public and PublicPaths do not agree");
        }
        if (endpoint.saysItIsPublic() != (entry.expected() == Expected.OPEN)) {
            breaches.add(signature + ": @Public and the catalogue do not agree");
        }
        if (!endpoint.saysItIsPublic() && !endpoint.isAboutTheCaller() && endpoint.permission() == null) {
            breaches.add(signature + " says not who may: it needs @Needs, @SignedIn or @Public");
        }
    }

    private int raidConsumers(Rows rows, List<String> breaches) {
        var raid = new FactRaid(context, rows, breaches);
        var sent = 0;
        for (FactConsumer<?> consumer :
                context.getBeansOfType(FactConsumer.class).values()) {
            var events = facts.get(consumer.name());
            if (events == null) {
                breaches.add(
                        "consumer " + consumer.name() + " is not in the catalogue of this service's WallIT: give facts("
                                + "\"" + consumer.name() + "\", …) about things of the victim");
            } else {
                for (var event : events) {
                    raid.attack(consumer.name(), event);
                    sent++;
                }
            }
        }
        return sent;
    }

    private Wall entry(String endpoint, Call call, Expected expected) {
        catalogue.put(endpoint, new Entry(call, expected));
        return this;
    }

    private int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
