package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.Connection;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.PriceCodec;
import kz.cvety.sync.Secret;
import kz.cvety.sync.outbound.OrderEndpoint.Operation;
import kz.cvety.sync.outbound.Outcome.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AttemptTests {

    static final Connection CONNECTION = new Connection(
            new ShopId("17008"),
            "almaty",
            "php-endpoint",
            "http://bitrix.test",
            new Secret("made-up"),
            "cvety-2025-10",
            1,
            PriceCodec.MAJOR_DECIMAL,
            PriceCodec.RU_TEXT,
            FieldOwners.NEWEST,
            ZoneId.of("Asia/Almaty"),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            2,
            40,
            true,
            false);

    private final UUID order = UUID.randomUUID();
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksForExactlyThisOrder() {
        attempt(create(false), null).make();

        assertThat(asked).containsExactly("""
                {"action":"order.create","xml_id":"%s","lid":"s1","person_type_id":1,"user_id":null,"currency":"KZT","status":"N",\
                "price_delivery":"1500","user":{"NAME":"Айгүл","PHONE":"+77000000001"},"properties":{"nameRecipient":"Ұлжан",\
                "phoneRecipient":"+77000000002","addressRecipient":"Алматы, Абай 1","postcardText":"Құттықтаймын!",\
                "data":"2026-03-08","when":"18","city":"2","shopId":"17008"},"items":[{"PRODUCT_ID":"7","NAME":"51 раушан ❤",\
                "PRICE":"11000","QUANTITY":"1","CURRENCY":"KZT","CUSTOM_PRICE":"Y"}]}""".formatted(order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"order_id\":0}",
                "{\"status\":\"success\",\"order_id\":\"\"}",
                "{\"status\":\"success\",\"order_id\":null}",
                "{\"status\":\"success\",\"order_id\":[]}",
                "{\"status\":\"success\",\"order_id\":-4}"
            })
    void doesNotBelieveACreateWithoutAnId(String answer) {
        var outcome = attempt(create(false), null, answer).make();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.TryLater.class, later -> {
            assertThat(later.why()).isEqualTo("no-id-answered");
            assertThat(later.effect()).isEqualTo(Effect.UNKNOWN);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"order_id\":5,\"new_status\":\"AP\"}",
                "{\"status\":\"success\",\"order_id\":122300,\"new_status\":\"N\"}",
                "{\"status\":\"success\",\"new_status\":\"AP\"}",
                "{\"status\":\"success\",\"order_id\":122300}"
            })
    void doesNotBelieveAnswersAboutAnotherOrderOrStatus(String answer) {
        assertThat(attempt(status(false), "122300", answer).make()).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void looksBeforeItCreatesAgain() {
        var found = "{\"status\":\"success\",\"order\":{\"ID\":\"122300\",\"VERSION\":\"1\",\"STATUS_ID\":\"N\"}}";

        var outcome = attempt(create(true), null, found).make();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Delivered.class,
                        done -> assertThat(done.externalId()).isEqualTo("122300"));
        assertThat(asked).singleElement().asString().contains("order.find");
    }

    @Test
    void createsWhenTheLookFindsNothing() {
        attempt(
                        create(true),
                        null,
                        "{\"status\":\"not_found\"}",
                        "{\"status\":\"success\",\"order_id\":9,\"version\":1}")
                .make();

        assertThat(asked).hasSize(2).last().asString().contains("order.create");
    }

    @Test
    void doesNotSetAStatusThatIsAlreadyThere() {
        var there = "{\"status\":\"success\",\"order\":{\"ID\":\"122300\",\"VERSION\":\"4\",\"STATUS_ID\":\"AP\"}}";

        assertThat(attempt(status(true), "122300", there).make()).isInstanceOf(Outcome.Delivered.class);
        assertThat(asked).singleElement().asString().contains("order.get");
    }

    @Test
    void keepsTheDoubtWhenTheLookItselfIsRefused() {
        var outcome = attempt(create(true), null, "{\"status\":\"error\",\"error\":\"no\"}")
                .make();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.GaveUp.class,
                        gaveUp -> assertThat(gaveUp.effect()).isEqualTo(Effect.UNKNOWN));
    }

    @Test
    void makesNoCallForAnOrderThatAHookHasLinkedMeanwhile() {
        assertThat(attempt(create(true), "122300").make()).isInstanceOf(Outcome.Delivered.class);
        assertThat(asked).isEmpty();
    }

    private Attempt attempt(Delivery delivery, String externalId, String... answers) {
        var replies = new ArrayDeque<>(List.of(answers));
        OrderEndpoint endpoint = (connection, operation, body, paid) -> {
            assertThat(paid).isEqualTo(asked.isEmpty());
            asked.add(body.toString());
            assertThat(body.path("action").asString()).isEqualTo(operation.action());
            return new Reply(answer(replies.poll(), operation), 200, "", Duration.ZERO);
        };
        var lane = LaneId.ofOrder(CONNECTION.shop(), CONNECTION.id(), order);
        var code = delivery.kind() == Delivery.Kind.CREATE ? "N" : "AP";
        return new Attempt(
                endpoint, CONNECTION, new Lanes.Claimed(lane, UUID.randomUUID(), delivery, externalId), code);
    }

    private static Answer answer(String body, Operation operation) {
        if (body == null) {
            body = "{\"status\":\"success\",\"order_id\":122300,\"version\":1}";
        }
        var json = JsonMapper.shared().readTree(body);
        return switch (json.path("status").asString()) {
            case "success" -> new Answer.Success(json);
            case "not_found" -> new Answer.NotFound();
            default -> new Answer.Refused("refused-by-bitrix", operation.action());
        };
    }

    private Delivery create(boolean unknown) {
        return delivery(Delivery.Kind.CREATE, "NEW", unknown);
    }

    private Delivery status(boolean unknown) {
        return delivery(Delivery.Kind.STATUS, "ACCEPTED", unknown);
    }

    private Delivery delivery(Delivery.Kind kind, String status, boolean unknown) {
        return new Delivery(
                UUID.randomUUID(),
                kind,
                1,
                status,
                kind == Delivery.Kind.CREATE ? Orders.snapshot(order, 1, status) : null,
                Delivery.State.QUEUED,
                0,
                0,
                unknown,
                null,
                Instant.EPOCH);
    }
}
