package kz.cvety.kit.wall;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.security.PublicPaths;
import kz.cvety.kit.security.SignedIn;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with things of shops, some behind the wall and some with a hole in it. */
@SpringBootApplication
class ProbeApplication {

    static final class NoSuchThing extends Rejection {
        NoSuchThing() {
            super(Kind.NOT_FOUND, "no-such-thing", "There is no such thing");
        }
    }

    @Component
    static class Things {

        private final JdbcClient jdbc;
        private final ShopTransactions transactions;

        Things(JdbcClient jdbc, ShopTransactions transactions) {
            this.jdbc = jdbc;
            this.transactions = transactions;
        }

        void add(ShopId shop, UUID id, String name) {
            transactions.run(
                    shop,
                    () -> jdbc.sql("insert into thing values (?, ?, ?)")
                            .params(shop.value(), id, name)
                            .update());
        }

        String find(ShopId shop, UUID id) {
            return transactions.call(shop, () -> name(id));
        }

        List<String> all(ShopId shop) {
            return transactions.call(
                    shop,
                    () -> jdbc.sql("select name from thing").query(String.class).list());
        }

        String findAnywhere(UUID id) {
            return transactions.acrossShops(() -> name(id));
        }

        void rename(UUID id) {
            transactions.acrossShops(() -> jdbc.sql("update thing set name = name || '!' where id = ?")
                    .param(id)
                    .update());
        }

        private String name(UUID id) {
            return jdbc.sql("select name from thing where id = ?")
                    .param(id)
                    .query(String.class)
                    .optional()
                    .orElseThrow(NoSuchThing::new);
        }
    }

    record Renaming(UUID thingId, String name) {}

    @RestController
    @Needs(Permission.SHOP_READ)
    static class Endpoints {

        private final Things things;

        Endpoints(Things things) {
            this.things = things;
        }

        @GetMapping("/good/{id}")
        String good(Caller caller, @PathVariable UUID id) {
            return things.find(caller.shop(), id);
        }

        @GetMapping("/good")
        List<String> goodList(Caller caller, @RequestParam(required = false) UUID after) {
            return things.all(caller.shop());
        }

        @GetMapping("/same")
        List<String> same() {
            return List.of("the same for all");
        }

        @GetMapping("/leak/{id}")
        String leak(@PathVariable UUID id) {
            return things.findAnywhere(id);
        }

        @PostMapping("/quiet")
        void quiet(@RequestBody Renaming renaming) {
            things.rename(renaming.thingId());
            throw new NoSuchThing();
        }

        @GetMapping("/platform")
        @Needs(Permission.PLATFORM_OPERATE)
        String platform() {
            return "welcome";
        }
    }

    @RestController
    @SignedIn
    static class AboutTheCaller {

        private final Things things;

        AboutTheCaller(Things things) {
            this.things = things;
        }

        @GetMapping("/mine")
        String mine(Caller caller) {
            return caller.userId();
        }

        @GetMapping("/ours/{id}")
        String ours(Caller caller, @PathVariable UUID id) {
            return things.find(caller.shop(), id);
        }
    }

    @RestController
    static class Unguarded {

        @GetMapping("/unguarded/{id}")
        String unguarded(Caller caller, @PathVariable UUID id) {
            return caller.shop() + " asks for " + id;
        }
    }

    @Public
    @RestController
    static class Undeclared {

        @GetMapping("/undeclared")
        String undeclared() {
            return "is not among the public paths";
        }
    }

    @Component
    static class Consumer implements FactConsumer<OrderEvent> {

        static volatile boolean minds = true;

        private final JdbcClient jdbc;

        Consumer(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return "wall-probe";
        }

        @Override
        public Class<OrderEvent> events() {
            return OrderEvent.class;
        }

        @Override
        public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
            facts.forEach(fact -> {
                if (!minds) {
                    jdbc.sql("select set_config('app.shop', '*', true)")
                            .query(String.class)
                            .single();
                }
                jdbc.sql("update thing set name = 'told' where id = ?")
                        .param(fact.event().aggregateId())
                        .update();
            });
        }
    }

    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths("/open");
    }
}
