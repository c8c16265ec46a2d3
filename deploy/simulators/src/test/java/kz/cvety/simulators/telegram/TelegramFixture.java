package kz.cvety.simulators.telegram;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Web;
import tools.jackson.databind.JsonNode;

/** A bot with a fake token, and its calls. */
final class TelegramFixture {

    static final String TOKEN = "7000000001:fake-bot-token";

    private TelegramFixture() {}

    static TelegramOptions options() {
        return new TelegramOptions().token(TOKEN);
    }

    static HttpResponse<String> call(TelegramSimulator telegram, String method, Map<String, ?> parameters)
            throws IOException {
        return Web.postJson(telegram.address(), "/bot" + TOKEN + "/" + method, Json.write(parameters));
    }

    static HttpResponse<String> send(TelegramSimulator telegram, long chat, String text) throws IOException {
        return call(telegram, "sendMessage", Map.of("chat_id", chat, "text", text, "parse_mode", "HTML"));
    }

    static JsonNode result(TelegramSimulator telegram, String method, Map<String, ?> parameters) throws IOException {
        return Web.json(call(telegram, method, parameters)).path("result");
    }
}
