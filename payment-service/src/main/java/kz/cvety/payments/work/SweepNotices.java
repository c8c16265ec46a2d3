package kz.cvety.payments.work;

import java.time.InstantSource;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.Notices;
import kz.cvety.payments.Notices.Notice;
import kz.cvety.payments.PaymentProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets money that waits too long for its payment to become known stand by itself, where a person sees it. */
@Component
class SweepNotices {

    private static final Logger log = LoggerFactory.getLogger(SweepNotices.class);
    private static final int AT_ONCE = 100;

    private final Notices notices;
    private final ConfirmPayment confirm;
    private final ShopTransactions transactions;
    private final PaymentProperties properties;
    private final InstantSource clock;

    SweepNotices(
            Notices notices,
            ConfirmPayment confirm,
            ShopTransactions transactions,
            PaymentProperties properties,
            InstantSource clock) {
        this.notices = notices;
        this.confirm = confirm;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        var until = clock.instant().minus(properties.noticeFor());
        notices.oldest(AT_ONCE).stream()
                .filter(notice -> !notice.receivedAt().isAfter(until))
                .forEach(this::place);
    }

    private void place(Notice notice) {
        try {
            transactions.run(notice.shop(), () -> confirm.withoutOrder(notice.shop(), notice.money()));
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("shop", notice.shop())
                    .addKeyValue("provider", notice.money().provider())
                    .setCause(e)
                    .log("notice.not placed");
        }
    }
}
