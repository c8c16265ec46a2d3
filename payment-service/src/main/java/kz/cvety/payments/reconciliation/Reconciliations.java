package kz.cvety.payments.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.payments.Provider;
import kz.cvety.payments.StatementLine;
import org.jspecify.annotations.Nullable;

/** The reconciliations of shops. Methods that name a shop run inside a transaction of it. */
public interface Reconciliations {

    /** False and nothing if the day has its daily one. */
    boolean add(ShopId shop, Reconciliation run);

    Optional<Reconciliation> find(ShopId shop, UUID id);

    /** Newest first, those before this id. */
    List<Counted> page(ShopId shop, @Nullable Provider provider, @Nullable UUID before, int limit);

    /** The last day of which there is a daily one. */
    Optional<LocalDate> lastDaily(ShopId shop, Provider provider);

    /** One of any shop whose statement is to be read on; nobody else gets it before {@code until}. */
    Optional<Claimed> claim(Instant now, Instant until);

    /**
     * Keeps what was read, and where to go on. False and nothing if somebody else has read on from there; nobody else does until
     * the transaction ends.
     */
    boolean append(ShopId shop, Reconciliation run, List<StatementLine> read, @Nullable String next, Instant now);

    void postpone(ShopId shop, UUID id, Instant until, String why);

    List<StatementLine> lines(ShopId shop, UUID id);

    void finish(ShopId shop, UUID id, List<Difference> differences, Instant now);

    /** In the order of their numbers, after this one. */
    List<Numbered> differences(ShopId shop, UUID id, int after, int limit);

    /** The difference, which nobody else adopts until the transaction ends. */
    Optional<Numbered> lockDifference(ShopId shop, UUID id, int number);

    void adopted(ShopId shop, UUID id, int number, UUID payment);

    /** What is to be read on, and whose it is. */
    record Claimed(ShopId shop, Reconciliation run) {}

    /** A reconciliation, and how many differences it has found. */
    record Counted(Reconciliation run, int differences) {}

    /**
     * A difference by its number.
     *
     * @param adoptedAs the payment that was made of it
     */
    record Numbered(
            int number, Difference difference, @Nullable UUID adoptedAs) {}
}
