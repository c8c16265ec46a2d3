package kz.cvety.notifications.telegram;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the way for updates: tells Telegram our webhook, or asks it again and again, as configured. */
@Component
final class UpdateIntake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UpdateIntake.class);
    private static final int WAIT_SECONDS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BotApi api;
    private final UpdateStore updates;
    private final TelegramProperties properties;
    private final Bell stopped = new Bell();
    private volatile boolean running;

    UpdateIntake(BotApi api, UpdateStore updates, TelegramProperties properties) {
        this.api = api;
        this.updates = updates;
        this.properties = properties;
    }

    @Override
    public void start() {
        if (!properties.enabled()) {
            return;
        }
        running = true;
        switch (properties.updates()) {
            case WEBHOOK -> Thread.ofVirtual().name("telegram-webhook").start(this::announce);
            case POLLING -> Thread.ofVirtual().name("telegram-polling").start(this::poll);
            case NONE -> running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void announce() {
        var url = properties.webhookUrl();
        var secret = properties.webhookSecret();
        if (url == null || secret == null) {
            return; // set by hand
        }
        while (running && !api.bringUpdatesTo(url, secret)) {
            log.atWarn().log("telegram.webhook not set yet");
            pause();
        }
    }

    private void poll() {
        while (running) {
            try {
                ask();
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("cause", e.getClass().getName()).log("telegram.polling failed");
                pause();
            }
        }
    }

    private void ask() {
        var newest = updates.newest();
        var came = api.updates(newest.isPresent() ? newest.getAsLong() + 1 : 0, WAIT_SECONDS);
        if (came == null) {
            pause();
            return;
        }
        for (var body : came) {
            Update.idOf(body).ifPresent(id -> updates.add(id, body));
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }
}
