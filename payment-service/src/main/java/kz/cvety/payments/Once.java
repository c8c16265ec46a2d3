package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.function.Function;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import org.springframework.stereotype.Component;

/** Does what a request asks for once, however often it is repeated under its idempotency key. */
@Component
public class Once {

    private final IdempotencyKeys keys;

    Once(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /**
     * Makes a thing under an id, or finds the one that was made; runs inside a transaction of the shop.
     *
     * @param make with the id of what is to be made
     * @param find what was made under that id
     */
    public <T> T handle(ShopId shop, IdempotencyKey key, Function<UUID, T> make, Function<UUID, T> find) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return keys.claim(shop, key, id).map(find).orElseGet(() -> make.apply(id));
    }
}
