package kz.cvety.notifications.telegram;

import kz.cvety.kit.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {

    /** It carries a secret of its own. */
    @Bean
    PublicPaths telegramWebhook() {
        return new PublicPaths("/webhooks/telegram");
    }
}
