package kz.cvety.sync.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.cvety.kit.secrets.Vault;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.sync.Connections;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we present to other systems lies sealed in the database and nowhere in the clear. */
class SecretsAtRestIT {

    private static final Gateway gateway = Gateway.start(Map.of());
    private static final String OPERATOR = TestTokens.operator("op");
    private static final String TOKEN = "made-up-api-token-4711";
    private static final String NEW_KEY = "next:" + "0c".repeat(32);

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void twoTokens() {
        change("main", TOKEN);
        change("other", TOKEN + "-of-other");
    }

    @Test
    void keepsATokenInNoColumnOfAnyTable() {
        var clear = List.of(TOKEN, HexFormat.of().formatHex(TOKEN.getBytes(StandardCharsets.UTF_8)));
        var tables = gateway.jdbc().sql("""
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();

        assertThat(tables).contains("public.connection", "kit.outbox");
        for (var table : tables) {
            for (var text : clear) {
                assertThat(gateway.jdbc()
                                .sql("select count(*) from " + table + " row where strpos(row::text, ?) > 0")
                                .param(text)
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
        assertThat(token("main")).isEqualTo(TOKEN);
    }

    @Test
    void neverShowsATokenAgain() {
        assertThat(gateway.as(OPERATOR, "GET", "/v1/connections", "").body())
                .contains("\"hasApiToken\":true")
                .doesNotContain(TOKEN);
        assertThat(gateway.bean(Connections.class).all().toString()).doesNotContain(TOKEN);
        assertThat(gateway.as(OPERATOR, "GET", "/v1/secrets", "").body())
                .contains("\"byKey\":{\"test\":")
                .doesNotContain(TOKEN);
    }

    @Test
    void sealsWhatAnEarlierReleaseWroteInTheClear() {
        gateway.jdbc().sql("""
                        update connection set api_token = ?, api_token_sealed = null, api_token_key = null where id = 'main'
                        """).param("written-by-an-earlier-release").update();

        await().until(() -> "written-by-an-earlier-release".equals(token("main")));
        assertThat(gateway.jdbc()
                        .sql("select count(*) from connection where api_token is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void opensNoTokenThatWasCopiedToAnotherConnection() {
        gateway.jdbc().sql("""
                        update connection set api_token_sealed = (select api_token_sealed from connection where id = 'other')
                        where id = 'main'
                        """).update();

        await().until(() ->
                gateway.bean(Connections.class).named("main").orElseThrow().apiToken() == null);
        assertThat(token("other")).isEqualTo(TOKEN + "-of-other");
    }

    @Test
    void goesOnWithTheReencryptionWhereItStopped() {
        var tokens = gateway.bean(ApiTokens.class);
        var current = Objects.requireNonNull(gateway.properties().get("cvety.secrets.key"));
        var next = new Vault(NEW_KEY, List.of(current));
        var back = new Vault(current, List.of(NEW_KEY));

        assertThat(tokens.rewrap(next, 1)).isEqualTo(1);
        assertThat(tokens.countByKey()).isEqualTo(Map.of("next", 1L, "test", 1L));
        assertThat(tokens.rewrap(next, 100)).isEqualTo(1);
        assertThat(tokens.rewrap(next, 100)).isZero();
        assertThat(tokens.countByKey()).isEqualTo(Map.of("next", 2L));
        var sealed = gateway.jdbc()
                .sql("select api_token_sealed from connection where id = 'main'")
                .query(byte[].class)
                .single();
        assertThat(new Vault(NEW_KEY, List.of()).open(sealed, "cvetykz", "main", "api_token"))
                .isEqualTo(TOKEN);

        assertThat(tokens.rewrap(back, 100)).isEqualTo(2);
        await().until(() -> TOKEN.equals(token("main")));
    }

    @Test
    void rewrapsOnAnOperatorsWordAlone() {
        var answer = gateway.as(OPERATOR, "POST", "/v1/secrets/rewrap", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"currentKey\":\"test\"", "\"rewrapped\":0");
        assertThat(gateway.as(TestTokens.token("cvetykz", "d", "DIRECTOR"), "POST", "/v1/secrets/rewrap", "")
                        .statusCode())
                .isEqualTo(403);
    }

    private static void change(String connection, String token) {
        assertThat(gateway.as(
                                OPERATOR,
                                "PATCH",
                                "/v1/connections/" + connection,
                                "{\"apiToken\": \"%s\"}".formatted(token))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String token(String connection) {
        return gateway.bean(Connections.class)
                .named(connection)
                .map(found -> found.apiToken())
                .map(Secret::value)
                .orElse("");
    }
}
