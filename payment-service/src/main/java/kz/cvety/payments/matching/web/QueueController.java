package kz.cvety.payments.matching.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.matching.Candidate;
import kz.cvety.payments.matching.FindCandidates;
import kz.cvety.payments.matching.Queues;
import kz.cvety.payments.matching.ReadQueues;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a person has to decide about money, and what they may choose from. */
@RestController
@RequestMapping("/api/v1/payments")
@Needs(Permission.PAYMENTS_READ)
class QueueController {

    private final ShopTransactions transactions;
    private final ReadQueues queues;
    private final FindCandidates candidates;

    QueueController(ShopTransactions transactions, ReadQueues queues, FindCandidates candidates) {
        this.transactions = transactions;
        this.queues = queues;
        this.candidates = candidates;
    }

    /** All queues. */
    record QueuesView(List<QueueView> queues) {}

    /**
     * A queue by its name in an address.
     *
     * @param oldest since when its oldest item waits; absent in an empty queue
     */
    record QueueView(String name, long count, @Nullable Instant oldest) {}

    /** A page of a queue, oldest first; the next page is asked for with {@code cursor=<next>}. */
    record ItemsView(List<ItemView> items, @Nullable String next) {}

    /**
     * What waits for a person: a payment, or an order whose money is missed.
     *
     * @param amount decimal string: what came or was asked for
     * @param orderTotal decimal string: what the order costs
     */
    record ItemView(
            @Nullable UUID paymentId,
            @Nullable UUID orderId,
            @Nullable String orderNumber,
            @Nullable String orderStatus,
            @Nullable String provider,
            @Nullable String attention,
            @Nullable String amount,
            @Nullable String orderTotal,
            @Nullable String currency,
            Instant since) {

        static ItemView of(Queues.Item item) {
            var amount = item.amount();
            var total = item.total();
            var currency = amount == null ? total : amount;
            return new ItemView(
                    item.paymentId(),
                    item.orderId(),
                    item.orderNumber(),
                    item.orderStatus(),
                    item.provider(),
                    item.attention(),
                    text(amount),
                    text(total),
                    currency == null ? null : currency.currency(),
                    item.since());
        }

        private static @Nullable String text(@Nullable Money money) {
            return money == null ? null : money.toString();
        }
    }

    /** Orders that a payment may be for, the likeliest first. */
    record CandidatesView(List<CandidateView> candidates) {}

    /**
     * An order that a payment may be for.
     *
     * @param orderTotal decimal string
     * @param speaksFor what says so
     * @param speaksAgainst what does not
     */
    record CandidateView(
            UUID orderId,
            @Nullable String orderNumber,
            String orderStatus,
            String orderTotal,
            String currency,
            Instant placedAt,
            List<Candidate.Reason> speaksFor,
            List<Candidate.Reason> speaksAgainst) {

        static CandidateView of(Candidate candidate) {
            return new CandidateView(
                    candidate.orderId(),
                    candidate.number(),
                    candidate.status(),
                    candidate.total().toString(),
                    candidate.total().currency(),
                    candidate.placedAt(),
                    candidate.speaksFor(),
                    candidate.speaksAgainst());
        }
    }

    @GetMapping("/queues")
    QueuesView queues(Caller caller) {
        var shop = caller.shop();
        return new QueuesView(transactions.call(shop, () -> queues.lengths(shop)).entrySet().stream()
                .map(queue -> new QueueView(
                        queue.getKey().path(),
                        queue.getValue().count(),
                        queue.getValue().oldest()))
                .toList());
    }

    @GetMapping("/queues/{name}")
    ItemsView queue(
            Caller caller,
            @PathVariable @PlainText(max = 40) String name,
            @RequestParam(required = false) @PlainText(max = 80) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var after = cursor == null ? null : after(cursor);
        var page = transactions.call(shop, () -> queues.page(shop, name, after, limit));
        var next = page.next();
        return new ItemsView(page.items().stream().map(ItemView::of).toList(), next == null ? null : cursor(next));
    }

    @GetMapping("/{id}/candidates")
    CandidatesView candidates(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return new CandidatesView(transactions.call(shop, () -> candidates.handle(shop, id)).stream()
                .map(CandidateView::of)
                .toList());
    }

    private static String cursor(Queues.After last) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, last.since()), Character.MAX_RADIX) + "."
                + last.id();
    }

    private static Queues.After after(String cursor) {
        var dot = Math.max(0, cursor.indexOf('.'));
        try {
            var since = Instant.EPOCH.plus(
                    Long.parseLong(cursor.substring(0, dot), Character.MAX_RADIX), ChronoUnit.MICROS);
            if (since.isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException("no moment of ours");
            }
            return new Queues.After(since, UUID.fromString(cursor.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor is none of ours", e);
        }
    }
}
