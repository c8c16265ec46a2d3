package kz.cvety.notifications.telegram;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SetWebhook;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.SendResponse;
import com.pengrad.telegrambot.utility.BotUtils;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The calls we make to the Bot API. Nothing is repeated behind our back: no redirects, no silent retries of the HTTP
 * client. Faults never leave here as exceptions, because their texts could hold the address and with it the token.
 */
@Component
final class BotApi implements DisposableBean {

    private static final long LONGEST_ANSWER = 2_000_000;
    private static final String[] WANTED = {"message", "my_chat_member"};

    /** Faults from before the request was written. */
    private static final List<Class<? extends IOException>> NEVER_LEFT = List.of(
            ConnectException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class);

    private final TelegramBot bot;

    BotApi(TelegramProperties properties) {
        var http = new OkHttpClient.Builder()
                .connectTimeout(properties.connectTimeout())
                .readTimeout(properties.callTimeout())
                .writeTimeout(properties.callTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addInterceptor(BotApi::capped)
                .build();
        var base = properties.baseUrl().toString().replaceAll("/+$", "");
        this.bot = new TelegramBot.Builder(Objects.requireNonNullElse(properties.token(), "none"))
                .apiUrl(base + "/bot")
                .okHttpClient(http)
                .build();
    }

    Outcome send(long chatId, String text, boolean plain) {
        var request = new SendMessage(chatId, text).linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
        if (!plain) {
            request.parseMode(ParseMode.HTML);
        }
        try {
            var answer = bot.execute(request);
            return answer == null ? new Outcome.Uncertain("unreadable-answer") : judge(answer);
        } catch (RuntimeException e) {
            return ofFault(e);
        }
    }

    /** Whether Telegram knows our token; null when it could not be asked. */
    @Nullable
    Boolean tokenAccepted() {
        var answer = quietly(new GetMe());
        if (answer == null || (!answer.isOk() && answer.errorCode() != 401 && answer.errorCode() != 404)) {
            return null;
        }
        return answer.isOk();
    }

    /** Asks Telegram to bring updates to us; false when it did not agree. */
    boolean bringUpdatesTo(URI url, String secret) {
        var answer = quietly(new SetWebhook()
                .url(url.toString())
                .secretToken(secret)
                .maxConnections(20)
                .allowedUpdates(WANTED));
        return answer != null && answer.isOk();
    }

    /** The updates from this id on as JSON, waiting for some to come; null when Telegram did not answer. */
    @Nullable
    List<String> updates(long from, int waitSeconds) {
        var answer = quietly(new GetUpdates()
                .offset(Math.toIntExact(from))
                .timeout(waitSeconds)
                .limit(100)
                .allowedUpdates(WANTED));
        return answer == null || !answer.isOk() || answer.updates() == null
                ? null
                : answer.updates().stream().map(BotUtils::toJson).toList();
    }

    @Override
    public void destroy() {
        bot.shutdown();
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> @Nullable R quietly(BaseRequest<T, R> request) {
        try {
            return bot.execute(request);
        } catch (RuntimeException ignored) {
            return null; // the caller says so; the exception's text may hold the token
        }
    }

    private static Outcome judge(SendResponse answer) {
        if (answer.isOk()) {
            var message = answer.message();
            return message == null || message.messageId() == null
                    ? new Outcome.Uncertain("unreadable-answer")
                    : new Outcome.Delivered(message.messageId().longValue());
        }
        var parameters = answer.parameters();
        return Outcome.ofRefusal(
                answer.errorCode(),
                answer.description(),
                parameters == null ? null : parameters.retryAfter(),
                parameters == null ? null : parameters.migrateToChatId());
    }

    private static Outcome ofFault(RuntimeException fault) {
        var cause = fault.getCause() == null ? fault : fault.getCause();
        if (NEVER_LEFT.stream().anyMatch(type -> type.isInstance(cause))) {
            return new Outcome.NotSent("no-connection");
        }
        return new Outcome.Uncertain(cause instanceof IOException ? "no-answer" : "unreadable-answer");
    }

    private static Response capped(Interceptor.Chain chain) throws IOException {
        var answer = chain.proceed(chain.request());
        var body = answer.peekBody(LONGEST_ANSWER);
        answer.close();
        return answer.newBuilder().body(body).build();
    }
}
