package kz.cvety.payments.kaspi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import kz.cvety.kit.Money;
import kz.cvety.payments.PaymentProvider;
import kz.cvety.payments.Provider;
import kz.cvety.payments.ProviderAccount;
import kz.cvety.payments.Secret;
import kz.cvety.payments.kaspi.Code.Meaning;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Kaspi's links to pay. Kaspi knows no idempotency, so nothing that moves money is ever called again from here. */
@Component
class KaspiPay implements PaymentProvider {

    static final String DEVICE_TOKEN = "device-token";
    static final String ORGANIZATION_BIN = "organization-bin";

    private final KaspiClient client;
    private final KaspiProperties properties;
    private final InstantSource clock;

    KaspiPay(KaspiClient client, KaspiProperties properties, InstantSource clock) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Provider provider() {
        return Provider.KASPI;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Creation create(ProviderAccount account, Demand demand) {
        if (!demand.amount().currency().equals(Money.TENGE)) {
            return new Creation.Refused("only-tenge", false);
        }
        var body = body(account)
                .put("Amount", KaspiFields.tenge(demand.amount()))
                .put("ExternalId", demand.attemptId().toString());
        return switch (client.post(account, "qr/create-link", body)) {
            case Reply.Ok ok -> created(ok.data());
            case Reply.No no -> new Creation.Refused(no.reason(), no.meaning() == Meaning.PASSES);
            case Reply.Unsent unsent -> new Creation.Refused(unsent.reason(), unsent.passes());
            case Reply.Lost lost -> new Creation.Unknown(lost.reason());
        };
    }

    private Creation created(JsonNode data) {
        var id = KaspiFields.text(data, "PaymentId", "QrPaymentId");
        var link = KaspiFields.text(data, "PaymentLink");
        if (id.isEmpty() || link.isEmpty()) {
            return new Creation.Unknown("no-id");
        }
        var options =
                data.path(data.has("PaymentBehaviorOptions") ? "PaymentBehaviorOptions" : "QrPaymentBehaviorOptions");
        var every = KaspiFields.seconds(options, "StatusPollingInterval", properties.pollEvery());
        var wait = KaspiFields.seconds(options, "LinkActivationWaitTimeout", properties.linkWait());
        var confirm = KaspiFields.seconds(options, "PaymentConfirmationTimeout", properties.confirmWait());
        return new Creation.Created(id.get(), link.get(), new Pace(every, wait.plus(confirm)));
    }

    @Override
    public Standing status(ProviderAccount account, String providerPaymentId) {
        return switch (client.get(account, KaspiClient.STATUS + encoded(providerPaymentId))) {
            case Reply.Ok ok -> standing(account, providerPaymentId, ok.data());
            case Reply.No no -> new Standing.Unknown(no.reason());
            case Reply.Unsent unsent -> new Standing.Unknown(unsent.reason());
            case Reply.Lost lost -> new Standing.Unknown(lost.reason());
        };
    }

    private Standing standing(ProviderAccount account, String providerPaymentId, JsonNode data) {
        var status = KaspiFields.text(data, "Status").orElse("");
        return switch (KaspiStatus.of(status)) {
            case WAITING -> new Standing.Waiting();
            case FAILED -> new Standing.Failed("kaspi-" + status);
            case PAID -> paid(account, providerPaymentId, data);
            case UNFAMILIAR -> new Standing.Unfamiliar(status);
        };
    }

    /** How much came is asked where the status does not say: it is never guessed. */
    private Standing paid(ProviderAccount account, String providerPaymentId, JsonNode data) {
        var transaction = KaspiFields.text(data, "TransactionId").orElse(providerPaymentId);
        var told = KaspiFields.money(data, "Amount").filter(amount -> amount.minor() > 0);
        if (told.isPresent()) {
            return new Standing.Paid(transaction, told.get(), clock.instant());
        }
        return details(account, providerPaymentId) instanceof Details.Known known
                        && known.total().minor() > 0
                ? new Standing.Paid(transaction, known.total(), clock.instant())
                : new Standing.Unknown("no-amount");
    }

    @Override
    public Details details(ProviderAccount account, String providerPaymentId) {
        var call = "payment/details?QrPaymentId=" + encoded(providerPaymentId) + "&DeviceToken="
                + encoded(deviceToken(account));
        return switch (client.get(account, call)) {
            case Reply.Ok ok -> known(ok.data());
            case Reply.No no when no.meaning() == Meaning.REFUSED -> new Details.Refused(no.reason());
            case Reply.No no -> new Details.Unknown(no.reason());
            case Reply.Unsent unsent -> new Details.Unknown(unsent.reason());
            case Reply.Lost lost -> new Details.Unknown(lost.reason());
        };
    }

    private static Details known(JsonNode data) {
        var total = KaspiFields.money(data, "TotalAmount");
        var available = KaspiFields.money(data, "AvailableReturnAmount");
        return total.isEmpty() || available.isEmpty()
                ? new Details.Unknown("no-amounts")
                : new Details.Known(total.get(), available.get());
    }

    @Override
    public Refunding refund(ProviderAccount account, Return wanted) {
        var body = body(account)
                .put("QrPaymentId", wanted.providerPaymentId())
                .put("Amount", KaspiFields.tenge(wanted.amount()));
        return switch (client.post(account, "payment/return", body)) {
            case Reply.Ok ok ->
                KaspiFields.text(ok.data(), "ReturnOperationId")
                        .<Refunding>map(Refunding.Done::new)
                        .orElseGet(() -> new Refunding.Unknown("no-id"));
            case Reply.No no -> refused(no);
            case Reply.Unsent unsent -> new Refunding.Refused(unsent.reason(), unsent.passes());
            case Reply.Lost lost -> new Refunding.Unknown(lost.reason());
        };
    }

    /** What was refused in a word nobody has explained, or from behind a closed door, is looked up. */
    private static Refunding refused(Reply.No no) {
        return no.code() == Code.UNAVAILABLE || no.meaning() == Meaning.UNFAMILIAR
                ? new Refunding.Unknown(no.reason())
                : new Refunding.Refused(no.reason(), no.meaning() == Meaning.PASSES);
    }

    /** Only what was asked of an organisation can be called off; a link just lapses. */
    @Override
    public Cancelling cancel(ProviderAccount account, String providerPaymentId) {
        if (account.setting(ORGANIZATION_BIN).isEmpty()) {
            return new Cancelling.Impossible("links lapse by themselves");
        }
        return switch (client.post(account, "remote/cancel", body(account).put("QrPaymentId", providerPaymentId))) {
            case Reply.Ok ok -> new Cancelling.Done();
            case Reply.No no -> new Cancelling.Impossible(no.reason());
            case Reply.Unsent unsent -> new Cancelling.Unknown(unsent.reason());
            case Reply.Lost lost -> new Cancelling.Unknown(lost.reason());
        };
    }

    private static ObjectNode body(ProviderAccount account) {
        var body = KaspiClient.JSON.createObjectNode().put("DeviceToken", deviceToken(account));
        account.setting(ORGANIZATION_BIN).ifPresent(bin -> body.put("OrganizationBin", bin));
        return body;
    }

    private static String deviceToken(ProviderAccount account) {
        return account.secret(DEVICE_TOKEN).map(Secret::value).orElse("");
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
