package kz.cvety.payments.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.PaymentProvider;
import kz.cvety.payments.PaymentProvider.Details;
import kz.cvety.payments.PaymentProvider.Standing;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.ProviderAccounts;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.StatementSource;
import kz.cvety.payments.work.AttemptsOfDay.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A statement of Kaspi's, which publishes none: each attempt of the time is asked about, some at a time, within the account's
 * budget. Money that was not asked for is in no such statement.
 */
@Component
class AskedStatement implements StatementSource {

    private static final int AT_ONCE = 10;
    private static final int CALLS_EACH = 2;
    private static final Duration FOR_BUDGET = Duration.ofSeconds(30);
    private static final Duration FOR_ANSWER = Duration.ofMinutes(2);

    private final AttemptsOfDay attempts;
    private final ProviderAccounts accounts;
    private final List<PaymentProvider> providers;
    private final Budget budget;
    private final ShopTransactions transactions;

    AskedStatement(
            AttemptsOfDay attempts,
            ProviderAccounts accounts,
            List<PaymentProvider> providers,
            Budget budget,
            ShopTransactions transactions) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.providers = providers;
        this.budget = budget;
        this.transactions = transactions;
    }

    @Override
    public Provider provider() {
        return Provider.KASPI;
    }

    @Override
    public boolean tellsAll() {
        return false;
    }

    @Override
    public Answer read(ShopId shop, Instant from, Instant to, @Nullable String cursor) {
        var after = cursor == null ? null : UUID.fromString(cursor);
        var some = transactions.call(shop, () -> attempts.page(shop, provider(), from, to, after, AT_ONCE));
        if (some.isEmpty()) {
            return new Piece(List.of(), null);
        }
        var account = accounts.find(shop, provider()).filter(ProviderAccount::enabled);
        var kaspi =
                providers.stream().filter(each -> each.provider() == provider()).findFirst();
        if (account.isEmpty() || kaspi.isEmpty()) {
            return new TryLater(FOR_ANSWER, "no-provider-account");
        }
        return ask(account.get(), kaspi.get(), some);
    }

    private Answer ask(ProviderAccount account, PaymentProvider kaspi, List<Asked> some) {
        var granted = budget.take(account, CALLS_EACH * some.size());
        var used = 0;
        try {
            var lines = new ArrayList<StatementLine>();
            for (var asked : some.subList(0, attempts(account, granted))) {
                used = Math.min(granted, used + CALLS_EACH);
                var line = ask(account, kaspi, asked);
                if (line.isEmpty()) {
                    return told(lines, some, FOR_ANSWER, "no-answer");
                }
                lines.add(line.get());
            }
            return told(lines, some, FOR_BUDGET, "budget-used-up");
        } finally {
            budget.giveBack(account, granted - used);
        }
    }

    /** Where not even one fits the budget it is asked about all the same: the wait that follows makes up for it. */
    private static int attempts(ProviderAccount account, int granted) {
        return account.rateBurst() < CALLS_EACH ? granted : granted / CALLS_EACH;
    }

    /** What was told so far; the next piece begins after the last of it. */
    private static Answer told(List<StatementLine> lines, List<Asked> some, Duration pause, String why) {
        if (lines.isEmpty()) {
            return new TryLater(pause, why);
        }
        var isAll = lines.size() == some.size() && some.size() < AT_ONCE;
        return new Piece(
                lines, isAll ? null : some.get(lines.size() - 1).attemptId().toString());
    }

    /** Nothing where the provider does not say. */
    private static Optional<StatementLine> ask(ProviderAccount account, PaymentProvider kaspi, Asked asked) {
        return switch (kaspi.status(account, asked.theirs())) {
            case Standing.Paid paid -> paid(account, kaspi, asked, paid);
            case Standing.Waiting waiting -> Optional.of(unpaid(asked));
            case Standing.Failed failed -> Optional.of(unpaid(asked));
            case Standing.Unfamiliar unfamiliar -> Optional.of(unpaid(asked));
            case Standing.Unknown unknown -> Optional.empty();
        };
    }

    private static Optional<StatementLine> paid(
            ProviderAccount account, PaymentProvider kaspi, Asked asked, Standing.Paid paid) {
        return switch (kaspi.details(account, asked.theirs())) {
            case Details.Known known ->
                Optional.of(paid(asked, paid, known.total().minus(known.available())));
            case Details.Refused refused -> Optional.of(paid(asked, paid, null));
            case Details.Unknown unknown -> Optional.empty();
        };
    }

    private static StatementLine paid(Asked asked, Standing.Paid paid, @Nullable Money refunded) {
        return new StatementLine(
                StatementLine.Kind.PAID, asked.theirs(), paid.transactionId(), paid.amount(), refunded, paid.paidAt());
    }

    private static StatementLine unpaid(Asked asked) {
        return new StatementLine(StatementLine.Kind.UNPAID, asked.theirs(), null, asked.amount(), null, null);
    }
}
