package kz.cvety.sync.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.sync.Connection;
import kz.cvety.sync.ConnectionSettings;
import kz.cvety.sync.Connections;
import kz.cvety.sync.EditConnections;
import kz.cvety.sync.NoSuchConnection;
import kz.cvety.sync.Secret;
import kz.cvety.sync.StatusMappings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connections of the caller's shop; of every shop for an operator. Secrets go in, and out only when they are made. */
@RestController
@RequestMapping("/v1")
@Needs(Permission.CONNECTIONS_READ)
class ConnectionController {

    record SettingsRequest(
            @Nullable String baseUrl,
            @Nullable String apiToken,
            @Nullable String applicationToken,
            @Nullable String preset,
            @Nullable Integer presetVersion,
            @Nullable String codec,
            @Nullable String productPriceCodec,
            @Nullable Map<String, String> productOwners,
            @Nullable Long callTimeoutMs,
            @Nullable Long createTimeoutMs,
            @Nullable Double ratePerSecond,
            @Nullable Integer rateBurst) {

        ConnectionSettings settings() {
            return new ConnectionSettings(
                    baseUrl,
                    apiToken == null ? null : new Secret(apiToken),
                    applicationToken == null ? null : new Secret(applicationToken),
                    preset,
                    presetVersion,
                    codec,
                    productPriceCodec,
                    productOwners,
                    callTimeoutMs == null ? null : Duration.ofMillis(callTimeoutMs),
                    createTimeoutMs == null ? null : Duration.ofMillis(createTimeoutMs),
                    ratePerSecond,
                    rateBurst);
        }

        @Override
        public String toString() {
            return "SettingsRequest";
        }
    }

    record NewConnectionRequest(
            @NotBlank String id,
            @Nullable String shop,
            @Nullable SettingsRequest settings) {}

    record MappingRequest(@NotBlank String preset, int version) {}

    record ConnectionView(
            String id,
            String shop,
            String driver,
            @Nullable String baseUrl,
            boolean hasApiToken,
            String preset,
            int presetVersion,
            String codec,
            String productPriceCodec,
            Map<String, String> productOwners,
            String zone,
            long callTimeoutMs,
            long createTimeoutMs,
            double ratePerSecond,
            int rateBurst,
            boolean everyStep,
            boolean paused) {

        static ConnectionView of(Connection connection) {
            return new ConnectionView(
                    connection.id(),
                    connection.shop().value(),
                    connection.driver(),
                    connection.baseUrl(),
                    connection.apiToken() != null,
                    connection.mappingPreset(),
                    connection.mappingVersion(),
                    connection.prices().label(),
                    connection.productPrices().label(),
                    connection.owners().labels(),
                    connection.zone().getId(),
                    connection.callTimeout().toMillis(),
                    connection.createTimeout().toMillis(),
                    connection.ratePerSecond(),
                    connection.rateBurst(),
                    connection.everyStep(),
                    connection.paused());
        }
    }

    record SecretView(ConnectionView connection, String inboundSecret) {

        @Override
        public String toString() {
            return "SecretView[" + connection.id() + "]";
        }
    }

    record MappingView(String preset, int version, Map<String, String> in, Map<String, String> out) {}

    private final Connections connections;
    private final EditConnections edit;
    private final StatusMappings mappings;

    ConnectionController(Connections connections, EditConnections edit, StatusMappings mappings) {
        this.connections = connections;
        this.edit = edit;
        this.mappings = mappings;
    }

    @GetMapping("/connections")
    List<ConnectionView> list(Caller caller) {
        var visible = caller.isOperator() ? connections.all() : connections.ofShop(caller.shop());
        return visible.stream().map(ConnectionView::of).toList();
    }

    @GetMapping("/connections/{id}")
    ConnectionView get(Caller caller, @PathVariable String id) {
        return ConnectionView.of(visible(caller, id));
    }

    @PostMapping("/connections")
    @Needs(Permission.CONNECTIONS_WRITE)
    ResponseEntity<SecretView> add(Caller caller, @Valid @RequestBody NewConnectionRequest request) {
        var shop = caller.isOperator() && request.shop() != null ? new ShopId(request.shop()) : caller.shop();
        var settings = request.settings() == null
                ? new SettingsRequest(null, null, null, null, null, null, null, null, null, null, null, null)
                : request.settings();
        var secret = edit.add(shop, request.id(), settings.settings());
        return ResponseEntity.created(URI.create("/v1/connections/" + request.id()))
                .body(new SecretView(get(caller, request.id()), secret.value()));
    }

    @PatchMapping("/connections/{id}")
    @Needs(Permission.CONNECTIONS_WRITE)
    ConnectionView change(Caller caller, @PathVariable String id, @RequestBody SettingsRequest request) {
        edit.change(visible(caller, id).shop(), id, request.settings());
        return get(caller, id);
    }

    @PutMapping("/connections/{id}/mapping")
    @Needs(Permission.CONNECTIONS_WRITE)
    ConnectionView choose(Caller caller, @PathVariable String id, @Valid @RequestBody MappingRequest request) {
        var settings = ConnectionSettings.ofMapping(request.preset(), request.version());
        edit.change(visible(caller, id).shop(), id, settings);
        return get(caller, id);
    }

    @PostMapping("/connections/{id}/secret")
    @Needs(Permission.CONNECTIONS_WRITE)
    SecretView rotate(Caller caller, @PathVariable String id) {
        var secret = edit.rotate(visible(caller, id).shop(), id);
        return new SecretView(get(caller, id), secret.value());
    }

    @GetMapping("/mappings")
    List<MappingView> mappings() {
        return mappings.all().stream()
                .map(mapping -> {
                    var in = new TreeMap<String, String>();
                    mapping.in().forEach((code, status) -> in.put(code, status.name()));
                    var out = new TreeMap<String, String>();
                    mapping.out().forEach((status, code) -> out.put(status.name(), code));
                    return new MappingView(mapping.preset(), mapping.version(), in, out);
                })
                .toList();
    }

    private Connection visible(Caller caller, String id) {
        return (caller.isOperator() ? connections.named(id) : connections.find(caller.shop(), id))
                .orElseThrow(() -> new NoSuchConnection(id));
    }
}
