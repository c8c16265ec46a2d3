package kz.cvety.payments.ledger.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Ledger;
import kz.cvety.payments.ledger.Books;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The books of a shop. */
@RestController
@RequestMapping("/api/v1/ledger")
@Needs(Permission.PAYMENTS_READ)
class LedgerController {

    private final ShopTransactions transactions;
    private final Books books;

    LedgerController(ShopTransactions transactions, Books books) {
        this.transactions = transactions;
        this.books = books;
    }

    /** All accounts; the balances of one currency sum to zero. */
    record BalancesView(List<BalanceView> accounts) {}

    /**
     * An account as it stands.
     *
     * @param account {@code clearing:<provider>} for what a provider holds, {@code orders} for what buyers paid for orders,
     *     {@code unassigned} for money that pays for nothing yet
     * @param balance decimal string: debit less credit
     */
    record BalanceView(String account, String currency, String debit, String credit, String balance) {

        static BalanceView of(Books.Balance balance) {
            return new BalanceView(
                    balance.account(),
                    balance.debit().currency(),
                    balance.debit().toString(),
                    balance.credit().toString(),
                    balance.debit().minus(balance.credit()).toString());
        }
    }

    /** A page of the books, newest first; the next page is asked for with {@code cursor=<next>}. */
    record EntriesView(List<EntryView> entries, @Nullable String next) {}

    /**
     * Money that moved from one account to another.
     *
     * @param amount decimal string
     */
    record EntryView(
            UUID id,
            Ledger.Reason reason,
            UUID paymentId,
            @Nullable UUID orderId,
            String debit,
            String credit,
            String currency,
            String amount,
            Instant at) {

        static EntryView of(Ledger.Entry entry) {
            return new EntryView(
                    entry.id(),
                    entry.reason(),
                    entry.paymentId(),
                    entry.orderId(),
                    entry.debit().name(),
                    entry.credit().name(),
                    entry.amount().currency(),
                    entry.amount().toString(),
                    entry.at());
        }
    }

    @GetMapping
    BalancesView balances(Caller caller) {
        var shop = caller.shop();
        return new BalancesView(transactions.call(shop, () -> books.balances(shop)).stream()
                .map(BalanceView::of)
                .toList());
    }

    @GetMapping("/entries")
    EntriesView entries(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID paymentId,
            @RequestParam(required = false) @PlainText(max = 20) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var shop = caller.shop();
        var before = cursor == null ? null : position(cursor);
        var found = transactions.call(shop, () -> books.page(shop, paymentId, before, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        return new EntriesView(
                page.stream().map(each -> EntryView.of(each.entry())).toList(),
                found.size() > limit ? Long.toString(page.getLast().position(), 36) : null);
    }

    private static Long position(String cursor) {
        try {
            return Long.valueOf(Long.parseLong(cursor, 36));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor is none of ours", e);
        }
    }
}
