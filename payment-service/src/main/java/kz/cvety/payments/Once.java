package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.kit.ShopId;
import org.springframework.stereotype.Component;

/** Does what a request asks for once, however often it is repeated under its idempotency key. */
@Component
public class Once {

    private final IdempotencyKeys keys;
    private final InstantSource clock;

    Once(IdempotencyKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes a thing under an id, or finds the one that was made; runs inside a transaction of the shop.
     *
     * @param make with the id of what is to be made
     * @param find what was made under that id
     */
    public <T> T handle(ShopId shop, IdempotencyKeys.Key key, Function<UUID, T> make, Function<UUID, T> find) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return keys.claim(shop, key, id, clock.instant()).map(find).orElseGet(() -> make.apply(id));
    }
}
