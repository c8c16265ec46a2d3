package kz.cvety.orders.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.TrackingIds;
import kz.cvety.orders.TrackingRegister.Tracked;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class TrackingRegisterIT {

    private final JdbcTemplate jdbc = World.bean(JdbcTemplate.class);
    private final ShopId shop = World.newShop();

    @Test
    void drawsAgainWhatIsTaken() {
        var taken = TrackingIds.next();
        var free = List.of(TrackingIds.next(), TrackingIds.next());
        new JdbcTrackingRegister(jdbc, () -> taken).assign(World.newShop(), List.of(UUID.randomUUID()));

        var drawn = new ArrayDeque<>(List.of(taken, free.get(0), free.get(1)));
        var orders = List.of(UUID.randomUUID(), UUID.randomUUID());
        var register = new JdbcTrackingRegister(jdbc, drawn::remove);
        var assigned = register.assign(shop, orders);

        assertThat(assigned.values()).containsExactlyInAnyOrderElementsOf(free);
        assertThat(register.find(free.get(0))).contains(new Tracked(shop, orders.get(1)));
    }
}
