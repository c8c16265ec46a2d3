package kz.cvety.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.StatementSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A statement of Stripe's: first the sessions of the time, then those of which money went back in it, each with all that went back
 * so far. A session lives for a day, and who hears of it late dates it late, so that both begin a while earlier; what is told of
 * another day besides agrees with what we know. Sessions that were not made for this shop are left out: others may use the account.
 */
@Component
class StripeStatement implements StatementSource {

    private static final Duration EARLIER = Duration.ofDays(2);
    private static final long SESSIONS_AT_ONCE = 100;
    private static final long REFUNDS_AT_ONCE = 20;
    private static final Duration FOR_ANSWER = Duration.ofMinutes(2);
    private static final String CHARGE = "data.payment_intent.latest_charge";
    private static final String SESSIONS_AFTER = "sessions:";
    private static final String REFUNDS_AFTER = "refunds:";

    private final ProviderAccounts accounts;
    private final StripeClients clients;

    StripeStatement(ProviderAccounts accounts, StripeClients clients) {
        this.accounts = accounts;
        this.clients = clients;
    }

    @Override
    public Provider provider() {
        return Provider.STRIPE;
    }

    @Override
    public boolean tellsAll() {
        return true;
    }

    @Override
    public Answer read(ShopId shop, Instant from, Instant to, @Nullable String cursor) {
        var client = accounts.find(shop, provider())
                .filter(ProviderAccount::enabled)
                .flatMap(clients::of)
                .orElse(null);
        if (client == null) {
            return new TryLater(FOR_ANSWER, "no-provider-account");
        }
        var since = from.minus(EARLIER).getEpochSecond();
        var until = to.getEpochSecond();
        try {
            return cursor != null && cursor.startsWith(REFUNDS_AFTER)
                    ? refunds(client, shop, since, until, cursor.substring(REFUNDS_AFTER.length()))
                    : sessions(client, shop, since, until, cursor);
        } catch (StripeException e) {
            return new TryLater(FOR_ANSWER, Trouble.of(e).reason());
        }
    }

    private static Answer sessions(StripeClient client, ShopId shop, long since, long until, @Nullable String cursor)
            throws StripeException {
        var wanted = SessionListParams.builder()
                .setCreated(SessionListParams.Created.builder()
                        .setGte(since)
                        .setLt(until)
                        .build())
                .setLimit(SESSIONS_AT_ONCE)
                .addExpand(CHARGE);
        if (cursor != null) {
            wanted.setStartingAfter(cursor.substring(SESSIONS_AFTER.length()));
        }
        var page = client.v1().checkout().sessions().list(wanted.build());
        var sessions = page.getData();
        var more = Boolean.TRUE.equals(page.getHasMore()) && !sessions.isEmpty();
        return new Piece(
                lines(shop, sessions),
                more ? SESSIONS_AFTER + sessions.getLast().getId() : REFUNDS_AFTER);
    }

    private static Answer refunds(StripeClient client, ShopId shop, long since, long until, String after)
            throws StripeException {
        var wanted = RefundListParams.builder()
                .setCreated(RefundListParams.Created.builder()
                        .setGte(since)
                        .setLt(until)
                        .build())
                .setLimit(REFUNDS_AT_ONCE);
        if (!after.isEmpty()) {
            wanted.setStartingAfter(after);
        }
        var page = client.v1().refunds().list(wanted.build());
        var refunds = page.getData();
        var intents = new LinkedHashSet<String>();
        refunds.stream().map(Refund::getPaymentIntent).filter(Objects::nonNull).forEach(intents::add);
        var lines = new ArrayList<StatementLine>();
        for (var intent : intents) {
            lines.addAll(lines(shop, behind(client, intent)));
        }
        var more = Boolean.TRUE.equals(page.getHasMore()) && !refunds.isEmpty();
        return new Piece(lines, more ? REFUNDS_AFTER + refunds.getLast().getId() : null);
    }

    /** The session whose money this is. */
    private static List<Session> behind(StripeClient client, String paymentIntent) throws StripeException {
        var params = SessionListParams.builder()
                .setPaymentIntent(paymentIntent)
                .setLimit(1L)
                .addExpand(CHARGE)
                .build();
        return client.v1().checkout().sessions().list(params).getData();
    }

    private static List<StatementLine> lines(ShopId shop, List<Session> sessions) {
        return sessions.stream()
                .filter(session -> session.getMetadata() != null
                        && shop.value().equals(session.getMetadata().get(StripeEvent.SHOP)))
                .map(StripeStatement::line)
                .toList();
    }

    private static StatementLine line(Session session) {
        if (!(StripeProvider.standing(session) instanceof Standing.Paid paid)) {
            var asked = StripeProvider.money(session.getAmountTotal(), session.getCurrency());
            return new StatementLine(StatementLine.Kind.UNPAID, session.getId(), null, asked, null, null);
        }
        var refunded = StripeProvider.charge(session)
                .map(charge -> StripeProvider.money(charge.getAmountRefunded(), charge.getCurrency()))
                .orElse(null);
        return new StatementLine(
                StatementLine.Kind.PAID, session.getId(), paid.transactionId(), paid.amount(), refunded, paid.paidAt());
    }
}
