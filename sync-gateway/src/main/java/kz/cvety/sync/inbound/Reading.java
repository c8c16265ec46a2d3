package kz.cvety.sync.inbound;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import kz.cvety.sync.Connection;
import kz.cvety.sync.StatusMappings;
import kz.cvety.sync.bitrix.Directory;
import kz.cvety.sync.bitrix.FormBody;
import kz.cvety.sync.bitrix.Hook;
import kz.cvety.sync.bitrix.HookDecoder;
import kz.cvety.sync.bitrix.HookJson;
import kz.cvety.sync.bitrix.NotTranslatable;
import kz.cvety.sync.bitrix.Translation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Understands bodies: by the door they came through, and with the mapping the connection has now. */
@Component
public final class Reading {

    private final StatusMappings mappings;
    private final Directory directory;

    Reading(StatusMappings mappings, Directory directory) {
        this.mappings = mappings;
        this.directory = directory;
    }

    /** What a JSON body of this door says. */
    public Hook hook(Arrival.Kind kind, JsonNode body) {
        return switch (kind) {
            case STATUS -> HookDecoder.thin(body);
            case PRODUCT -> HookDecoder.product(body);
            case REREAD -> new Hook.OrderTold("order.read", HookDecoder.snapshot(body));
            case REREAD_PRODUCT -> HookDecoder.productSnapshot(body);
            case ORDER, CANONICAL, EVENT -> HookDecoder.full(body);
        };
    }

    /** What a stored body of this door says. */
    public Hook hook(Arrival.Kind kind, byte[] body) {
        return kind == Arrival.Kind.EVENT ? HookDecoder.form(FormBody.read(body)) : hook(kind, HookJson.read(body));
    }

    /** The same in our words. */
    public Content content(Connection connection, Hook hook) {
        var translation = new Translation(connection, mappings.of(connection), directory);
        return switch (hook) {
            case Hook.OrderTold told ->
                understood(told.order().id(), () -> new Content.Telling(translation.of(told.order())));
            case Hook.StatusTold told -> understood(told.orderId(), () -> new Content.Telling(translation.of(told)));
            case Hook.OrderTouched touched -> new Content.Touching(EntityKey.ORDER, touched.orderId());
            case Hook.ProductTold told ->
                understood(told.product().id(), () -> new Content.TellingProduct(translation.of(told.product())));
            case Hook.ProductRemoved removed -> new Content.TellingProduct(translation.of(removed));
            case Hook.ProductTouched touched -> new Content.Touching(EntityKey.PRODUCT, touched.productId());
            case Hook.NotUnderstood other ->
                new Content.Puzzling(null, other.reason(), "Nothing here handles " + other.event());
            case Hook.Probe probe -> throw new IllegalArgumentException("A probe is answered at the door");
        };
    }

    private static Content understood(String externalId, Supplier<Content> translate) {
        try {
            return translate.get();
        } catch (NotTranslatable unknown) {
            return new Content.Puzzling(externalId, unknown.reason(), String.valueOf(unknown.getMessage()));
        }
    }

    /** The bytes of a snapshot we asked for, as they are kept. */
    static Arrival.Body body(JsonNode snapshot) {
        return new Arrival.Body(snapshot.toString().getBytes(StandardCharsets.UTF_8));
    }
}
