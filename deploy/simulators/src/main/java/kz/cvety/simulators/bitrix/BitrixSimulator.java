package kz.cvety.simulators.bitrix;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import kz.cvety.simulators.web.WebServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running 1C-Bitrix flower shop: its PHP endpoints and pages over HTTP, its hooks towards the gateway, its people through
 * {@link #shop()}. What people save is kept and its hook waits in the outbox whatever the network does. With a folder, orders
 * and waiting hooks outlive even a killed process.
 */
public final class BitrixSimulator implements AutoCloseable {

    private final BitrixOptions options;
    private final Switches switches;
    private final CallFaults faults = new CallFaults();
    private final HookFaults hookFaults = new HookFaults();
    private final Journal journal;
    private final BitrixShop shop;
    private final BitrixProducts products;
    private final ProductJson productJson = new ProductJson(this::site);
    private final UploadFolder uploads;
    private final PictureDownload pictures;
    private final HookAgent agent;
    private final BitrixEndpoint endpoint;
    private final BitrixControl control;
    private final ProductControl productControl;
    private final ShopPages pages;
    private volatile @Nullable WebServer server;
    private int port;

    private BitrixSimulator(BitrixOptions options) {
        this.options = options;
        switches = new Switches(options);
        journal = Journal.in(options.folder(), "bitrix.jsonl");
        agent = new HookAgent(options, switches, hookFaults, this::down, journal);
        uploads = new UploadFolder(options.folder());
        pictures = new PictureDownload(uploads);
        var bodies = new HookBodies(switches, options, productJson);
        shop = new BitrixShop(options.clock(), (order, saved) -> saved(new OrderLine(order), bodies.of(order, saved)));
        products = new BitrixProducts(
                options.clock(), (product, saved) -> saved(new ProductLine(product), bodies.of(product, saved)));
        var calls = new BitrixCalls(shop, new ProductReads(products, productJson), switches);
        var update = new ProductUpdate(products, productJson, pictures, switches);
        endpoint = new BitrixEndpoint(options, calls, update, faults);
        control = new BitrixControl(this, switches);
        productControl = new ProductControl(products, productJson);
        pages = new ShopPages(this, productJson);
        port = options.port();
    }

    private record OrderLine(BitrixOrder order) {}

    private record ProductLine(BitrixProduct product) {}

    /** Opens the shop, with what its folder holds. */
    public static BitrixSimulator start(BitrixOptions options) {
        var simulator = new BitrixSimulator(options);
        simulator.restore();
        simulator.plugIn();
        if (options.seeded && simulator.products.traces().isEmpty()) {
            FirstProducts.putInto(simulator.products, simulator.uploads);
        }
        return simulator;
    }

    /** The base URL of the PHP endpoints and of the pages. */
    public URI address() {
        return URI.create("http://" + (options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host()) + ":" + port);
    }

    private URI site() {
        var site = options.site;
        return site == null ? address() : site;
    }

    public int port() {
        return port;
    }

    /** The shop as its shoppers and managers use it. */
    public BitrixShop shop() {
        return shop;
    }

    /** Its products as its managers use them. */
    public BitrixProducts products() {
        return products;
    }

    /** Faults of calls into the shop. */
    public CallFaults faults() {
        return faults;
    }

    /** Faults of hooks out of it. */
    public HookFaults hookFaults() {
        return hookFaults;
    }

    /** Every call received, oldest first. */
    public List<ReceivedCall> calls() {
        return endpoint.ledger().entries();
    }

    public long callCount() {
        return endpoint.ledger().total();
    }

    /** How many calls met the rate limit. */
    public long limitErrors() {
        return endpoint.limitErrors();
    }

    /** Every attempt to send a hook, and every dropped hook, oldest first. */
    public List<SentHook> hooks() {
        return agent.ledger().entries();
    }

    /** Hooks that wait or are under way. */
    public int pendingHooks() {
        return agent.pending();
    }

    /** Sends hooks to this gateway from now on, also those that wait. */
    public void gateway(URI gateway) {
        switches.gateway = gateway;
    }

    public void legacyHooks(boolean legacy) {
        switches.legacyHooks = legacy;
    }

    public void thinHooks(BitrixOptions.ThinHooks thin) {
        switches.thinHooks = thin;
    }

    public void legacyCreate(boolean legacy) {
        switches.legacyCreate = legacy;
    }

    public void legacyProducts(boolean legacy) {
        switches.legacyProducts = legacy;
    }

    public void formEvents(BitrixOptions.ThinHooks events) {
        switches.formEvents = events;
    }

    /** Frees the port: connections are refused, pages included, until {@link #plugIn}. Hooks wait meanwhile. */
    public synchronized void unplug() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Listens again on the same port. */
    public synchronized void plugIn() {
        if (server == null) {
            var started = WebServer.start(options.host(), port, this::route);
            port = started.port();
            server = started;
        }
    }

    @Override
    public void close() {
        unplug();
        faults.clear();
        agent.close();
        pictures.close();
        journal.close();
    }

    private boolean down() {
        return server == null || faults.down();
    }

    /** The order or product and its hooks at once, as in one transaction. */
    private void saved(Object line, List<Hook> fired) {
        var hooks = agent.number(fired);
        var lines = new ArrayList<Object>(hooks);
        lines.add(line);
        journal.append(lines);
        agent.queue(hooks);
    }

    private void restore() {
        var lines = new ArrayList<ObjectNode>();
        journal.replay(lines::add);
        for (var line : lines) {
            if (line.has("order")) {
                shop.restore(Json.MAPPER.convertValue(line.path("order"), BitrixOrder.class));
            } else if (line.has("product")) {
                products.restore(Json.MAPPER.convertValue(line.path("product"), BitrixProduct.class));
            }
        }
        var waiting = HookAgent.waiting(lines);
        var fresh =
                new ArrayList<Object>(shop.orders().stream().map(OrderLine::new).toList());
        fresh.addAll(products.traces().stream().map(ProductLine::new).toList());
        fresh.addAll(waiting);
        journal.restart(fresh);
        agent.restore(waiting);
    }

    private Reply route(Request request) throws InterruptedException {
        var path = request.path();
        if (path.endsWith(".php") || ProductUpdate.at(path)) {
            return endpoint.handle(request);
        }
        if (path.startsWith(UploadFolder.PATH)) {
            return uploads.read(path)
                    .<Reply>map(bytes -> Reply.file(path, bytes))
                    .orElse(Reply.json(404, "{}"));
        }
        if (path.startsWith(ProductControl.PATH)) {
            return productControl.handle(request);
        }
        return path.startsWith("/_sim/") ? control.handle(request) : pages.handle(request);
    }
}
