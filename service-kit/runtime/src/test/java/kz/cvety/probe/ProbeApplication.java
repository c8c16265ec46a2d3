package kz.cvety.probe;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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
import kz.cvety.kit.testing.TestInfrastructure;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service there is: one consumer, one table per kind of protection, some endpoints. */
@SpringBootApplication
class ProbeApplication {

    static final String CONSUMER = "probe";

    private static final class Running {
        static final ServletWebServerApplicationContext CONTEXT =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(ProbeApplication.class)
                        .properties("spring.config.name=probe")
                        .properties(Map.copyOf(TestInfrastructure.sharedProperties("probe")))
                        .run();
    }

    /** One application for all tests of the kit. */
    static ServletWebServerApplicationContext running() {
        return Running.CONTEXT;
    }

    static String url(String path) {
        return "http://127.0.0.1:" + running().getWebServer().getPort() + path;
    }

    static final class Refused extends Rejection {
        Refused() {
            super(Kind.CONFLICT, "refused-by-probe", "The probe takes no order with this card text");
        }
    }

    static final class Stale extends Rejection {
        Stale() {
            super(Kind.PRECONDITION_FAILED, "stale-probe", "Somebody was faster");
        }
    }

    @Component
    static class Consumer implements FactConsumer<OrderEvent> {

        static volatile boolean refuses = true;

        private final JdbcClient jdbc;

        Consumer(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return CONSUMER;
        }

        @Override
        public Class<OrderEvent> events() {
            return OrderEvent.class;
        }

        @Override
        public void handle(ShopId shop, List<Fact<OrderEvent>> facts) {
            for (var fact : facts) {
                var order = fact.event().order();
                jdbc.sql("""
                                insert into probe (shop_id, order_id, version) values (?, ?, ?)
                                on conflict (shop_id, order_id, version) do update set handled = probe.handled + 1
                                """)
                        .params(shop.value(), order.orderId(), order.version())
                        .update();
                if (refuses && "refuse me".equals(order.cardText())) {
                    throw new Refused();
                }
            }
        }
    }

    record Body(int quantity) {}

    record Line(@NotBlank String name) {}

    @RestController
    @Needs(Permission.SHOP_READ)
    static class Endpoints {

        private final JdbcClient jdbc;

        Endpoints(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @GetMapping("/me")
        String me(Caller caller) {
            return caller.userId() + "@" + caller.shop();
        }

        @GetMapping("/operators")
        @Needs(Permission.PLATFORM_OPERATE)
        String operators() {
            return "welcome";
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("the password is hunter2");
        }

        @GetMapping("/refusal")
        String refusal() {
            throw new Refused();
        }

        @PostMapping("/bodies")
        int body(@RequestBody Body body) {
            return body.quantity();
        }

        @GetMapping("/stale")
        String stale() {
            throw new Stale();
        }

        @GetMapping("/shelves/{shelf}")
        String shelf(
                @PathVariable @Size(max = 3) String shelf, @RequestParam(name = "page-size") @Max(100) int pageSize) {
            return shelf + pageSize;
        }

        @PostMapping("/lines")
        int lines(@RequestBody @Size(max = 2) List<@Valid Line> lines) {
            return lines.size();
        }

        @GetMapping("/rows")
        int rows() {
            return jdbc.sql("select count(*) from probe").query(Integer.class).single();
        }

        @GetMapping("/broken-off")
        List<Map<String, Object>> brokenOff() {
            return jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                    .query()
                    .listOfRows();
        }

        @GetMapping("/promises")
        @Max(1)
        int promise() {
            return 2;
        }
    }

    @Public
    @RestController
    static class OpenEndpoints {

        @GetMapping("/public")
        String open() {
            return "open";
        }
    }

    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths("/public");
    }
}
