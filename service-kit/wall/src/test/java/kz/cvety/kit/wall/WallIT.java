package kz.cvety.kit.wall;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.Person;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.wall.ProbeApplication.Consumer;
import kz.cvety.kit.wall.ProbeApplication.Things;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Proves that the wall's test sees a hole: each kind of hole turns it red with a sentence that says what to do. */
class WallIT {

    private static final class Running {
        static final ConfigurableApplicationContext SERVICE = new SpringApplicationBuilder(ProbeApplication.class)
                .properties("spring.config.name=probe")
                .properties(java.util.Map.copyOf(TestInfrastructure.sharedProperties("wallprobe")))
                .run();
    }

    private final ShopId victim = new ShopId("victim-" + UUID.randomUUID());
    private final UUID thing = UUID.randomUUID();

    @BeforeEach
    void aThingOfTheVictim() {
        Running.SERVICE.getBean(Things.class).add(victim, thing, "a secret rose");
    }

    @AfterEach
    void mindTheWallAgain() {
        Consumer.minds = true;
    }

    @Test
    void standsWhereEveryEndpointMindsIt() {
        assertThatCode(() -> wall("/good", "/platform")
                        .hides("GET /good/{id}", Call.with().path("id", thing))
                        .empties("GET /good", Call.with().query("after", thing))
                        .operators("GET /platform", Call.with())
                        .attack())
                .doesNotThrowAnyException();
    }

    @Test
    void fallsForAnEndpointNobodyThoughtOf() {
        assertBreach(
                wall("/good/").empties("GET /good", Call.with()),
                "GET /good/{id} is not in the catalogue of this service's WallIT: say there");
    }

    @Test
    void fallsForAnIdNobodySwapped() {
        assertBreach(
                wall("/good")
                        .hides("GET /good/{id}", Call.with().path("id", thing))
                        .empties("GET /good", Call.with()),
                "GET /good: the catalogue gives no id of the victim for [after]");
        assertBreach(
                wall("/quiet").hides("POST /quiet", Call.with().body("{}")),
                "POST /quiet: the catalogue gives no id of the victim for [thingId]");
    }

    @Test
    void fallsForAnEndpointThatShowsAnotherShopsThing() {
        assertBreach(
                wall("/leak").hides("GET /leak/{id}", Call.with().path("id", thing)),
                "GET /leak/{id} answered another shop's director with 200 instead of 404",
                "GET /leak/{id} shows another shop's director the victim's a secret rose");
    }

    @Test
    void fallsForAnEndpointThatChangesWhatItDenies() {
        assertBreach(
                wall("/quiet").hides("POST /quiet", Call.with().body("{\"thingId\": \"%s\"}".formatted(thing))),
                "POST /quiet let somebody change the victim's rows in [public.thing]");
    }

    @Test
    void fallsForAnEndpointThatAsksForNoPermission() {
        assertBreach(
                wall("/unguarded").hides("GET /unguarded/{id}", Call.with().path("id", thing)),
                "GET /unguarded/{id} says not who may: it needs @Needs, @SignedIn or @Public",
                "GET /unguarded/{id} answered another shop's director with 200 instead of 404");
    }

    @Test
    void asksNoPermissionOfAnEndpointAboutTheCaller() {
        assertThatCode(() -> wall("/mine").separates("GET /mine", Call.with()).attack())
                .doesNotThrowAnyException();
    }

    @Test
    void fallsForAnEndpointAboutTheCallerThatShowsWhatIsTheShops() {
        assertBreach(
                wall("/ours").hides("GET /ours/{id}", Call.with().path("id", thing)),
                "GET /ours/{id} answered a colleague with 200 instead of 404",
                "GET /ours/{id} shows a colleague the victim's a secret rose");
    }

    @Test
    void fallsForAChangeOfARowOfTheVictimInATableThatKnowsNoShop() {
        assertBreach(
                wall("/quiet")
                        .owns("thing", "id", thing)
                        .hides(
                                "POST /quiet",
                                Call.with()
                                        .body("{\"thingId\": \"%s\"}".formatted(thing))
                                        .recordedIn("public.thing")),
                "POST /quiet let somebody change the victim's rows in [thing of " + thing + "]");
    }

    @Test
    void fallsWhereAPublicEndpointIsNotAmongThePublicPaths() {
        assertBreach(
                wall("/undeclared").everybody("GET /undeclared", Call.with()),
                "GET /undeclared: @Public and PublicPaths do not agree");
    }

    @Test
    void fallsForIdsThatNameNothing() {
        assertBreach(
                wall("/good/").hides("GET /good/{id}", Call.with().path("id", UUID.randomUUID())),
                "GET /good/{id} answered the victim itself with 404 instead of an answer");
    }

    @Test
    void fallsForAListThatTellsEverybodyTheSame() {
        assertBreach(
                wall("/same").empties("GET /same", Call.with()),
                "GET /same tells the victim itself no more than a shop that has nothing");
    }

    @Test
    void fallsForAConsumerThatLeavesItsShop() {
        wall("/nowhere").attack();
        Consumer.minds = false;

        assertBreach(
                wall("/nowhere"), "consumer wall-probe let another shop change the victim's rows with OrderPlaced");
    }

    @Test
    void fallsForATableWithoutAPolicy() {
        assertBreach(
                Wall.around(Running.SERVICE, victim).among(endpoint -> false),
                "table bare has a shop and is not protected: end its migration with kit.protect");
    }

    @Test
    void fallsForAConsumerNobodyThoughtOf() {
        assertBreach(
                Wall.around(Running.SERVICE, victim).among(endpoint -> false),
                "consumer wall-probe is not in the catalogue of this service's WallIT");
    }

    private Wall wall(String prefix, String... further) {
        return Wall.around(Running.SERVICE, victim)
                .open("bare")
                .marks("a secret rose", thing)
                .facts("wall-probe", order())
                .among(endpoint -> endpoint.pattern().startsWith(prefix)
                        || List.of(further).contains(endpoint.pattern()));
    }

    private OrderPlaced order() {
        var now = Instant.parse("2026-03-08T07:00:00Z");
        return new OrderPlaced(new OrderSnapshot(
                thing,
                1,
                "ABC123D9",
                null,
                "NEW",
                "KZT",
                "1.00",
                "0.00",
                "1.00",
                new Person("A", "+77000000001"),
                new Person("B", "+77000000002"),
                new Delivery(null, null, null, null, null, null, null),
                List.of(),
                null,
                null,
                List.of(),
                null,
                now,
                now));
    }

    private static void assertBreach(Wall wall, String... sentences) {
        assertThatThrownBy(wall::attack).isInstanceOf(AssertionError.class).satisfies(error -> {
            for (var sentence : sentences) {
                org.assertj.core.api.Assertions.assertThat(error).hasMessageContaining(sentence);
            }
        });
    }
}
