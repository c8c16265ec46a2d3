package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.RequestContext;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.kit.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Tells everybody else what has happened to money, in the transaction in which it happens. */
@Component
class PaymentFacts {

    private final Outbox outbox;

    PaymentFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(ShopId shop, Origin by, List<PaymentEvent> events) {
        var trace = RequestContext.current().traceparent();
        outbox.append(events.stream()
                .map(event -> new NewFact(UuidCreator.getTimeOrderedEpoch(), shop, by, event, trace))
                .toList());
    }
}
