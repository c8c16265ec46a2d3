package kz.cvety.sync.inbound;

import static kz.cvety.sync.Gateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who may say what, who may see what, and what nobody sees. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookSecrecyIT {

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of("cvety.sync.inbound.failures-per-minute", "1000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static List<String> factsOf(String externalId) {
        return gateway.jdbc().sql("""
                        select convert_from(payload, 'UTF8') from kit.outbox
                        where convert_from(payload, 'UTF8')::json ->> 'externalId' = ? order by position
                        """).param(externalId).query(String.class).list();
    }

    @Test
    void refusesEveryWrongCredentialInTheSameWords() {
        var hook = Hooks.order(Hooks.newId(), "N");
        var withToken = hook.deepCopy().put("token", Gateway.SECRET).toString();

        var wrong = gateway.order(hook.toString(), "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var none = gateway.send(
                gateway.request("/webhooks/bitrix/order").POST(HttpRequest.BodyPublishers.ofString(hook.toString())));
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(json(none).get("detail")).isEqualTo(json(wrong).get("detail"));
        var inBodyOnly = gateway.send(
                gateway.request("/webhooks/bitrix/order").POST(HttpRequest.BodyPublishers.ofString(withToken)));
        assertThat(inBodyOnly.statusCode()).isEqualTo(200);
        assertThat(gateway.order(withToken, Gateway.OTHER_SECRET).statusCode()).isEqualTo(401);
        assertThat(gateway.order(hook.deepCopy().putArray("token").toString(), "wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logsNeitherSecretsNorPhonesNorPayloads(CapturedOutput output) {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "N").put("token", Gateway.SECRET).toString());
        gateway.order(Hooks.order(id, "ZZ").toString());
        gateway.order(Hooks.order(id, "N").toString(), "guessed-secret-value");
        gateway.order("{\"event\":\"order.update\",\"data\":{\"ID\":\"1\",\"PRICE\":{\"secretly\":1}}}");

        assertThat(output.getAll())
                .contains("webhook.accepted")
                .contains("webhook.unauthenticated")
                .doesNotContain(Gateway.SECRET)
                .doesNotContain("guessed-secret-value")
                .doesNotContain("700000000")
                .doesNotContain("700 000")
                .doesNotContain("Әлия")
                .doesNotContain("secretly");
    }

    @Test
    void keepsReceiptsWithoutTheSecret() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "N").put("token", Gateway.SECRET).toString());

        var kept = gateway.jdbc()
                .sql("select convert_from(body, 'UTF8') || headers from receipt where answer ->> 'externalId' = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(kept).contains("\"token\":\"***\"").contains("Әлия").doesNotContain(Gateway.SECRET);
    }

    @Test
    void letsTheStaffOfTheShopReplayWhatIsParkedAndNobodyElseSeeIt() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "RD").toString());
        var director = TestTokens.token("cvetykz", "director-1", "DIRECTOR");
        var stranger = TestTokens.token("other", "director-2", "DIRECTOR");
        var list = "/v1/parking?reason=unknown-status";
        var parked = json(gateway.as(director, "GET", list, ""))
                .get("items")
                .valueStream()
                .filter(item -> item.get("externalId").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
        var path = "/v1/parking/" + parked.get("id").stringValue();

        assertThat(gateway.as(stranger, "GET", list, "").body()).doesNotContain(id);
        assertThat(gateway.as(stranger, "GET", path, "").statusCode()).isEqualTo(404);
        assertThat(gateway.as(stranger, "POST", path + "/replay", "").statusCode())
                .isEqualTo(404);
        assertThat(gateway.as(director, "GET", path, "").body()).contains("Розы");
        assertThat(json(gateway.as(director, "POST", path + "/replay", ""))
                        .get("outcome")
                        .stringValue())
                .isEqualTo("PARKED");

        gateway.as(director, "PUT", "/v1/connections/main/mapping", "{\"preset\":\"cvety-2025-10\",\"version\":2}");
        assertThat(json(gateway.as(director, "POST", path + "/replay", ""))
                        .get("outcome")
                        .stringValue())
                .isEqualTo("CHANGED");
        gateway.as(director, "PUT", "/v1/connections/main/mapping", "{\"preset\":\"cvety-2025-10\",\"version\":1}");

        assertThat(factsOf(id)).hasSize(1);
        assertThat(gateway.as(director, "DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void takesTheCanonicalFormOnlyWithTheConnectionsOwnCredential() {
        var id = Hooks.newId();
        var hook = Hooks.order(id, "N").toString();

        var own = gateway.as(Gateway.SECRET, "POST", "/v1/connections/main/events", hook);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(json(own).get("outcome").stringValue()).isEqualTo("changed");
        assertThat(json(own).get("external_id").stringValue()).isEqualTo(id);
        assertThat(gateway.as(Gateway.OTHER_SECRET, "POST", "/v1/connections/main/events", hook)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void keepsTheShopsApart() {
        var id = Hooks.newId();
        gateway.order(Hooks.order(id, "N").toString());

        var foreign = gateway.order(Hooks.order(id, "AP").toString(), Gateway.OTHER_SECRET);

        assertThat(json(foreign).get("old_status").isNull()).isTrue();
        assertThat(gateway.jdbc().sql("""
                                select b.their_status from order_belief b join link l on l.entity_id = b.order_id
                                where l.external_id = ? and b.shop_id = 'cvetykz'
                                """).param(id).query(String.class).single())
                .isEqualTo("NEW");
    }
}
