package kz.cvety.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.identity.World;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second wall: what a statement sees that has forgotten the shop. */
class WallsIT {

    private final World.Workplace workplace = World.newWorkplace();
    private final JdbcClient jdbc = World.bean(JdbcClient.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "membership",
                "permission_set",
                "invitation",
                "session",
                "refresh_token",
                "security_event"
            })
    void hideEveryOtherShopAndThePlatform(String table) {
        var others = World.newWorkplace();
        World.sendJson("PUT", "/api/v1/permission-sets/any", others.director().access(), "{\"permissions\": []}");
        var foreign = "select count(*) from " + table + " where shop_id is distinct from '" + workplace.shop() + "'";

        var seen = World.bean(ShopTransactions.class).call(workplace.shop(), () -> count(jdbc, foreign));

        assertThat(seen).isZero();
        assertThat(count(World.behindTheScenes(), foreign)).isPositive();
        assertThat(count(jdbc, "select count(*) from " + table)).isZero();
    }

    @Test
    void standAroundEveryTableThatKnowsAShop() {
        var open = World.behindTheScenes().sql("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'shop_id'
                    and not (c.relrowsecurity and c.relforcerowsecurity)
                """).query(String.class).list();

        assertThat(open).isEmpty();
    }

    private static int count(JdbcClient client, String sql) {
        return client.sql(sql).query(Integer.class).single();
    }
}
