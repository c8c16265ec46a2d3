package kz.cvety.orders;

import static kz.cvety.orders.Samples.CARD;
import static kz.cvety.orders.Samples.NOON;
import static kz.cvety.orders.Samples.byBitrix;
import static kz.cvety.orders.Samples.byUser;
import static kz.cvety.orders.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import kz.cvety.events.ExternalId;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.Money;
import org.junit.jupiter.api.Test;

class OrderTests {

    @Test
    void beginsAtVersionOneWithWhatWasTold() {
        var placed = order(OrderStatus.NEW).placed().order();

        assertThat(placed.version()).isEqualTo(1);
        assertThat(placed.goodsTotal()).isEqualTo("11000.00");
        assertThat(placed.total()).isEqualTo("12500.00");
        assertThat(placed.cardText()).isEqualTo(CARD);
        assertThat(placed.placedAt()).isEqualTo(NOON);
    }

    @Test
    void keepsBuyerAndRecipientApartEvenWithOnePhone() {
        var same = Contact.of("Buyer", "+77000000001");
        var order = order(OrderStatus.NEW);
        order.amend(
                new Details(
                        null,
                        null,
                        null,
                        null,
                        same,
                        null,
                        Contact.of("Recipient", "+77000000001"),
                        null,
                        null,
                        null,
                        null),
                byUser());

        assertThat(order.snapshot().buyer().name()).isEqualTo("Buyer");
        assertThat(order.snapshot().recipient().name()).isEqualTo("Recipient");
    }

    @Test
    void growsByOneVersionWithEachAcceptedChange() {
        var order = order(OrderStatus.NEW);

        var moved = order.moveTo(OrderStatus.PAID, byUser()).orElseThrow();

        assertThat(moved.order().version()).isEqualTo(2);
        assertThat(moved.from()).isEqualTo("NEW");
        assertThat(moved.to()).isEqualTo("PAID");
        assertThat(moved.changedBy()).isEqualTo("u1");
        assertThat(moved.outOfGraph()).isFalse();
    }

    @Test
    void doesNothingWhenItHasTheStatusAlready() {
        var order = order(OrderStatus.PAID);

        assertThat(order.moveTo(OrderStatus.PAID, byUser())).isEmpty();
        assertThat(order.version()).isEqualTo(1);
    }

    @Test
    void refusesAJumpOfAUserNamingWhatIsAllowed() {
        var order = order(OrderStatus.NEW);

        assertThatThrownBy(() -> order.moveTo(OrderStatus.DELIVERED, byUser()))
                .asInstanceOf(type(TransitionNotAllowed.class))
                .satisfies(refused -> assertThat(refused.facts())
                        .isEqualTo(Map.of(
                                "from", "NEW",
                                "to", "DELIVERED",
                                "allowed", List.of("PROCESSING", "PAID", "ACCEPTED", "DECLINED", "CANCELLED"))));
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void acceptsAJumpOfBitrixAndFlagsIt() {
        var moved =
                order(OrderStatus.NEW).moveTo(OrderStatus.DELIVERED, byBitrix()).orElseThrow();

        assertThat(moved.outOfGraph()).isTrue();
        assertThat(moved.changedBy()).isEqualTo("42");
    }

    @Test
    void namesTheFieldsThatAnAmendmentChanges() {
        var order = order(OrderStatus.NEW);

        var amended = order.amend(Samples.items(List.of(Samples.line("Roses", "6000", 2))), byBitrix())
                .orElseThrow();

        assertThat(amended.changed()).containsExactly("goodsTotal", "total", "items");
        assertThat(amended.order().total()).isEqualTo("13500.00");
    }

    @Test
    void doesNothingWhenAllThatIsToldIsKnown() {
        var order = order(OrderStatus.NEW);

        assertThat(order.amend(Samples.details(), byBitrix())).isEmpty();
        assertThat(order.amend(Samples.nothing(), byBitrix())).isEmpty();
        assertThat(order.version()).isEqualTo(1);
    }

    @Test
    void clearsATextThatIsToldEmptyAndKeepsOneThatIsNotTold() {
        var order = order(OrderStatus.NEW);

        order.amend(Samples.nothing(), byBitrix());
        assertThat(order.snapshot().cardText()).isEqualTo(CARD);

        assertThat(order.amend(Samples.cardText(""), byBitrix()).orElseThrow().changed())
                .containsExactly("cardText");
        assertThat(order.snapshot().cardText()).isNull();
    }

    @Test
    void keepsTheIdsOfALineWhoseTellerDoesNotKnowThem() {
        var order = order(OrderStatus.NEW);
        var told = new OrderLine(null, null, "901", "5001", "Roses", 550_000, "KZT", 2);

        order.amend(Samples.items(List.of(told)), byBitrix());

        assertThat(order.snapshot().items()).singleElement().satisfies(item -> {
            assertThat(item.productId()).isEqualTo("p-1");
            assertThat(item.externalBasketId()).isEqualTo("5001");
        });
    }

    @Test
    void keepsTheFirstExternalIdOfAConnection() {
        var order = order(OrderStatus.NEW);

        order.linkTo("almaty-bitrix", "122001");
        order.linkTo("almaty-bitrix", "999");
        order.linkTo("other", "7");

        assertThat(order.snapshot().externalIds())
                .containsExactly(new ExternalId("almaty-bitrix", "122001"), new ExternalId("other", "7"));
    }

    @Test
    void hearsEachRevisionOfAConnectionOnceAndInOrder() {
        var order = order(OrderStatus.NEW);

        assertThat(order.hears("a", 1)).isTrue();
        assertThat(order.hears("a", 1)).isFalse();
        assertThat(order.hears("a", 3)).isTrue();
        assertThat(order.hears("a", 2)).isFalse();
        assertThat(order.hears("b", 1)).isTrue();
    }

    @Test
    void isPendingUntilItsOwnChangesHaveArrived() {
        var order = order(OrderStatus.NEW);
        assertThat(order.sync()).isEqualTo(SyncState.PENDING);

        order.deliveredUpTo(1);
        assertThat(order.sync()).isEqualTo(SyncState.SYNCED);

        order.moveTo(OrderStatus.PAID, byBitrix());
        assertThat(order.sync()).isEqualTo(SyncState.SYNCED);

        order.moveTo(OrderStatus.ACCEPTED, byUser());
        assertThat(order.sync()).isEqualTo(SyncState.PENDING);
    }

    @Test
    void isParkedUntilResumedOrOvertaken() {
        var order = order(OrderStatus.NEW);

        order.parked(1, "refused-by-bitrix");
        assertThat(order.sync()).isEqualTo(SyncState.PARKED);
        assertThat(order.parkedReason()).isEqualTo("refused-by-bitrix");

        order.resumed();
        assertThat(order.sync()).isEqualTo(SyncState.PENDING);

        order.parked(1, "refused-by-bitrix");
        order.deliveredUpTo(2);
        assertThat(order.sync()).isEqualTo(SyncState.SYNCED);

        order.parked(1, "late word");
        assertThat(order.sync()).isEqualTo(SyncState.SYNCED);
        assertThat(order.version()).isEqualTo(1);
    }

    @Test
    void refusesACallerWhoLookedAtAnotherVersion() {
        var order = order(OrderStatus.NEW);
        order.expectVersion(1);

        assertThatThrownBy(() -> order.expectVersion(2)).isInstanceOf(VersionMismatch.class);
    }

    @Test
    void believesAToldTotalOnlyWhereNoLinesAreKnown() {
        var told = new Details(null, null, Money.of("9000", "KZT"), null, null, null, null, null, null, null, null);
        var withLines = order(OrderStatus.NEW);
        withLines.amend(told, byBitrix());
        var without = new Order(
                Samples.SHOP,
                java.util.UUID.randomUUID(),
                "ABC123D9",
                OrderStatus.NEW,
                told,
                null,
                byBitrix().origin(),
                NOON);

        assertThat(withLines.snapshot().goodsTotal()).isEqualTo("11000.00");
        assertThat(without.snapshot().goodsTotal()).isEqualTo("9000.00");
    }

    @Test
    void neverShowsAPersonOrAnAddressInItsText() {
        assertThat(Samples.details().toString())
                .doesNotContain("7000000", "Абай", "Әйгерім\"")
                .doesNotContain("Buyer,");
    }
}
