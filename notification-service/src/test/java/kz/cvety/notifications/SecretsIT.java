package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsIT {

    private static final RunningService service = RunningService.shared();

    @Test
    void keepsTokensPhonesAndTextsOutOfEveryLog() {
        var ours = (Logger) LoggerFactory.getLogger("kz.cvety");
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var heard = new ListAppender<ILoggingEvent>();
        var chat = RunningService.newChat();
        var shop = RunningService.newShop();
        var order = UUID.randomUUID();
        var before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        heard.start();
        root.addAppender(heard);
        try {
            service.addStaff(shop, chat);
            service.telegram().refuse(chat, 500, "Internal", "{}");
            service.telegram().hang(chat);
            service.publish(shop, TestOrders.placed(order));
            await().untilAsserted(
                            () -> assertThat(service.telegram().calls(chat)).hasSize(3));
            service.update(RunningService.SECRET, "{\"update_id\":1,\"message\":{\"text\":\"/start tell-nobody\"}}");
        } finally {
            root.detachAppender(heard);
            ours.setLevel(before);
        }

        var log = heard.list.stream()
                .map(event -> event.getFormattedMessage() + event.getKeyValuePairs() + event.getThrowableProxy())
                .collect(Collectors.joining("\n"));
        assertThat(log)
                .contains("message.attempted")
                .doesNotContain(
                        TelegramStub.TOKEN,
                        "made-up",
                        RunningService.SECRET,
                        TestOrders.PHONE,
                        "Ғашығым",
                        "tell-nobody");
    }
}
