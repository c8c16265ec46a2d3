package kz.cvety.sync.bitrix;

import java.time.Instant;
import kz.cvety.sync.BitrixProducts;
import kz.cvety.sync.Connection;
import kz.cvety.sync.outbound.OrderRequests;
import kz.cvety.sync.outbound.ProductEndpoint;
import org.springframework.stereotype.Component;

/** {@link BitrixProducts} from the shop's own PHP. */
@Component
class PhpBitrixProducts implements BitrixProducts {

    private final ProductEndpoint endpoint;

    PhpBitrixProducts(ProductEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Reading read(Connection connection, String externalId) {
        var question = OrderRequests.action("get_product").put("product_id", Long.parseLong(externalId));
        return PhpReads.one(endpoint.ask(connection, question).answer(), "product", "id", externalId);
    }

    @Override
    public Changes changed(Connection connection, Instant since, long afterId, int limit) {
        var question = OrderRequests.changed("changed_products", connection, since, afterId, limit);
        return PhpReads.page(endpoint.ask(connection, question).answer(), "products");
    }
}
