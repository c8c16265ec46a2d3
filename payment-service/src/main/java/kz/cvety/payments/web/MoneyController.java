package kz.cvety.payments.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import kz.cvety.kit.Money;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.ClearPayment;
import kz.cvety.payments.Once;
import kz.cvety.payments.Payment;
import kz.cvety.payments.PaymentRefused;
import kz.cvety.payments.Payments;
import kz.cvety.payments.RecordManualPayment;
import kz.cvety.payments.RefundPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do about money: note it, give it back, say that they have looked. */
@RestController
@RequestMapping("/api/v1/payments")
@Needs(Permission.PAYMENTS_WRITE)
class MoneyController {

    private static final String AMOUNT = "\\d{1,12}(\\.\\d{1,2})?";

    private final ShopTransactions transactions;
    private final Payments payments;
    private final RecordManualPayment manual;
    private final RefundPayment refund;
    private final ClearPayment clear;
    private final Once once;
    private final RepeatableRequests requests;

    MoneyController(
            ShopTransactions transactions,
            Payments payments,
            RecordManualPayment manual,
            RefundPayment refund,
            ClearPayment clear,
            Once once,
            RepeatableRequests requests) {
        this.transactions = transactions;
        this.payments = payments;
        this.manual = manual;
        this.refund = refund;
        this.clear = clear;
        this.once = once;
        this.requests = requests;
    }

    /**
     * Money that came past every provider.
     *
     * @param amount decimal string
     * @param currency tenge when absent
     * @param reference the number of the receipt or transfer: noted once
     */
    record ManualRequest(
            @Nullable UUID orderId,
            @NotNull @Pattern(regexp = AMOUNT) String amount,
            @Pattern(regexp = "[A-Z]{3}") @Nullable String currency,
            @PlainText(max = 100) @Nullable String reference,
            @Nullable Instant paidAt,
            @PlainText(max = 1000) @Nullable String note) {

        RecordManualPayment.Noted noted() {
            var money = Money.of(amount, currency == null ? Money.TENGE : currency);
            return new RecordManualPayment.Noted(orderId, money, reference, paidAt, note);
        }
    }

    @PostMapping("/manual")
    ResponseEntity<PaymentView> note(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody ManualRequest body) {
        var shop = caller.shop();
        var claimed = requests.key(caller, key, "manual", body);
        return created(
                shop,
                () -> once.handle(
                        shop,
                        claimed,
                        id -> manual.handle(shop, id, body.noted(), caller.origin()),
                        id -> found(shop, id)));
    }

    /**
     * Money to be given back.
     *
     * @param amount decimal string; all that is left when absent
     */
    record RefundRequest(
            @Pattern(regexp = AMOUNT) @Nullable String amount,
            @PlainText(max = 1000) @Nullable String note) {}

    /** The provider is told later; the refund in the answer says how far it is. */
    @PostMapping("/{id}/refunds")
    @Needs(Permission.REFUNDS_WRITE)
    ResponseEntity<PaymentView> refund(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody RefundRequest body) {
        var shop = caller.shop();
        var claimed = requests.key(caller, key, "refund " + id, body);
        return created(
                shop,
                () -> once.handle(
                        shop,
                        claimed,
                        refundId -> refund.handle(
                                shop, id, refundId, amount(found(shop, id), body), body.note(), caller.origin()),
                        refundId -> found(shop, id)));
    }

    /**
     * What a person who has looked says.
     *
     * @param made for a request that is unclear: whether the provider has made it; with its id and address there if it has
     * @param refunded for a refund that is unclear: whether the money went back
     */
    record ClearRequest(
            @NotBlank @PlainText(max = 1000) String note,
            @Nullable Boolean made,
            @PlainText(max = 64) @Nullable String providerPaymentId,

            @Pattern(regexp = "https?://[\\x21-\\x7E]{1,500}") @Nullable
            String payUrl,

            @Nullable Boolean refunded) {

        ClearPayment.Verdict verdict() {
            return new ClearPayment.Verdict(note, made, providerPaymentId, payUrl, refunded);
        }
    }

    @PostMapping("/{id}/clear")
    PaymentView clear(Caller caller, @PathVariable UUID id, @Valid @RequestBody ClearRequest body) {
        var shop = caller.shop();
        return transactions.call(shop, () -> PaymentView.of(clear.handle(shop, id, body.verdict(), caller.origin())));
    }

    private static @Nullable Money amount(Payment payment, RefundRequest body) {
        return body.amount() == null
                ? null
                : Money.of(body.amount(), payment.amount().currency());
    }

    private ResponseEntity<PaymentView> created(ShopId shop, Supplier<Payment> work) {
        var view = transactions.call(shop, () -> PaymentView.of(work.get()));
        return ResponseEntity.created(URI.create("/api/v1/payments/" + view.id()))
                .body(view);
    }

    private Payment found(ShopId shop, UUID id) {
        return payments.find(shop, id).orElseThrow(PaymentRefused.UnknownPayment::new);
    }
}
