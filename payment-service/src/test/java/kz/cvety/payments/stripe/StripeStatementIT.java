package kz.cvety.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.stripe.param.checkout.SessionCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.StatementLine.Kind;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.StatementSource.Piece;
import kz.cvety.payments.StatementSource.TryLater;
import kz.cvety.payments.World;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.stripe.StripeOptions;
import kz.cvety.simulators.stripe.StripeSimulator;
import org.junit.jupiter.api.Test;

class StripeStatementIT {

    private final StripeShop stripe = new StripeShop();
    private final StatementSource statement = World.bean(StripeStatement.class);
    private final Instant from = Instant.now().minus(Duration.ofHours(1));
    private final Instant to = Instant.now().plus(Duration.ofHours(1));

    @Test
    void tellsWhatWasPaidAndGivenBackAndWhatWasNot() {
        var paid = stripe.request("5000");
        var session = World.STRIPE.pay(stripe.session(paid).id());
        World.STRIPE.giveBack(session.id(), 120_000);
        var waiting = stripe.session(stripe.request("700")).id();
        new StripeShop().request("1");

        assertThat(readAll(statement))
                .extracting(
                        StatementLine::kind,
                        StatementLine::reference,
                        StatementLine::transactionId,
                        line -> line.amount().toString(),
                        line -> String.valueOf(line.refundedSoFar()))
                .containsOnly(
                        tuple(Kind.PAID, session.id(), session.paymentIntent(), "5000.00", "1200.00"),
                        tuple(Kind.UNPAID, waiting, null, "700.00", "null"));
    }

    @Test
    void tellsOfMoneyThatWentBackLongAfterItCame() {
        var session = World.STRIPE.pay(stripe.session(stripe.request("5000")).id());
        World.STRIPE.giveBack(session.id(), 120_000);

        var refunds = (Piece) statement.read(stripe.shop, from, to, "refunds:");

        assertThat(refunds.lines()).extracting(StatementLine::reference).containsExactly(session.id());
        assertThat(((Piece) statement.read(
                                stripe.shop,
                                from.minus(Duration.ofDays(9)),
                                from.minus(Duration.ofDays(8)),
                                "refunds:"))
                        .lines())
                .isEmpty();
    }

    @Test
    void readsOnFromItsCursor() throws Exception {
        try (var other = StripeSimulator.start(new StripeOptions().secretKey(World.STRIPE_KEY))) {
            var clients = new StripeClients(Stripes.properties(other.address().toString()));
            var account = World.bean(ProviderAccounts.class)
                    .find(stripe.shop, Provider.STRIPE)
                    .orElseThrow();
            for (var i = 0; i < 101; i++) {
                clients.of(account).orElseThrow().v1().checkout().sessions().create(page());
            }
            for (var session : other.sessions().subList(0, 21)) {
                other.pay(session.id());
                other.giveBack(session.id(), 50);
            }
            var source = new StripeStatement(World.bean(ProviderAccounts.class), clients);

            var first = (Piece) source.read(stripe.shop, from, to, null);
            var second = (Piece) source.read(stripe.shop, from, to, first.next());
            var third = (Piece) source.read(stripe.shop, from, to, second.next());
            var last = (Piece) source.read(stripe.shop, from, to, third.next());

            assertThat(List.of(first, second, third, last))
                    .extracting(piece -> piece.lines().size())
                    .containsExactly(100, 1, 20, 1);
            assertThat(last.next()).isNull();
            assertThat(readAll(source))
                    .extracting(StatementLine::reference)
                    .doesNotHaveDuplicates()
                    .hasSize(101);
        }
    }

    @Test
    void comesBackWhenStripeDoesNotAnswer() {
        World.STRIPE.faults().add(CallFault.next(1, FaultKind.LIMIT).on("GET /v1/checkout/sessions"));

        assertThat(statement.read(stripe.shop, from, to, null))
                .isEqualTo(new TryLater(Duration.ofMinutes(2), "too-many-requests"));
        assertThat(statement.read(World.newShop(), from, to, null))
                .isEqualTo(new TryLater(Duration.ofMinutes(2), "no-provider-account"));
    }

    private SessionCreateParams page() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://shop.example/thanks")
                .putAllMetadata(Map.of(StripeEvent.SHOP, stripe.shop.value()))
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency("kzt")
                                .setUnitAmount(100L)
                                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName("Bouquet")
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private List<StatementLine> readAll(StatementSource source) {
        var lines = new ArrayList<StatementLine>();
        String cursor = null;
        do {
            var piece = (Piece) source.read(stripe.shop, from, to, cursor);
            lines.addAll(piece.lines());
            cursor = piece.next();
        } while (cursor != null);
        return lines.stream().distinct().toList();
    }
}
