package kz.cvety.simulators.telegram;

import java.net.URI;
import java.util.List;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import kz.cvety.simulators.web.WebServer;

/**
 * A running Telegram Bot API for one bot, with its limits and refusals, and a page that shows the chats. What people do is up
 * to {@link #people()}. With a folder, chats and messages outlive the process; updates that nobody fetched do not.
 */
public final class TelegramSimulator implements AutoCloseable {

    private final CallFaults faults = new CallFaults();
    private final Journal journal;
    private final Chats chats;
    private final SendLimits limits;
    private final Webhook webhook;
    private final People people;
    private final BotEndpoint endpoint;
    private final TelegramControl control = new TelegramControl(this);
    private final ChatPages pages = new ChatPages(this);
    private final WebServer server;

    private TelegramSimulator(TelegramOptions options) {
        journal = Journal.in(options.folder(), "telegram.jsonl");
        chats = new Chats(options.clock(), journal);
        chats.restore();
        limits = new SendLimits(options);
        var updates = new Updates();
        webhook = new Webhook(options, updates);
        people = new People(options, chats, webhook);
        var api = new BotApi(options, chats, limits, updates, webhook, people);
        endpoint = new BotEndpoint(options, api, limits, faults);
        server = WebServer.start(options.host(), options.port(), this::route);
    }

    public static TelegramSimulator start(TelegramOptions options) {
        return new TelegramSimulator(options);
    }

    /** What a client library takes for {@code https://api.telegram.org}. */
    public URI address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    /** What people do: join, press start, write, press buttons, block. */
    public People people() {
        return people;
    }

    /** Faults of calls, their action being the method's name such as {@code sendMessage}. */
    public CallFaults faults() {
        return faults;
    }

    public List<Chat> chats() {
        return chats.all();
    }

    /** Every message of every chat, oldest first; an edited one shows its newest text. */
    public List<SentMessage> messages() {
        return chats.messages();
    }

    public List<SentMessage> messages(long chatId) {
        return chats.messages().stream()
                .filter(message -> message.chatId() == chatId)
                .toList();
    }

    /** Every call of the Bot API, oldest first. */
    public List<ReceivedRequest> calls() {
        return endpoint.ledger().entries();
    }

    /** How many messages were refused with 429. */
    public long limitErrors() {
        return limits.refusals();
    }

    @Override
    public void close() {
        server.close();
        faults.clear();
        webhook.close();
        journal.close();
    }

    private Reply route(Request request) throws InterruptedException {
        if (BotEndpoint.serves(request)) {
            return endpoint.handle(request);
        }
        return request.path().startsWith("/_sim/") ? control.handle(request) : pages.handle(request);
    }
}
