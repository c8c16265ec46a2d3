package kz.cvety.notifications.kafka;

import java.util.List;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.inbox.FactConsumer;
import kz.cvety.notifications.TellOfPayments;
import org.springframework.stereotype.Component;

@Component
final class PaymentEventsConsumer implements FactConsumer<PaymentEvent> {

    private final TellOfPayments tell;

    PaymentEventsConsumer(TellOfPayments tell) {
        this.tell = tell;
    }

    @Override
    public String name() {
        return "notifications.from-payments";
    }

    @Override
    public Class<PaymentEvent> events() {
        return PaymentEvent.class;
    }

    @Override
    public void handle(ShopId shop, List<Fact<PaymentEvent>> facts) {
        tell.handle(shop, facts);
    }
}
