package kz.cvety.notifications;

import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Adds the staff chats of the configuration when the service starts. */
@Component
final class AddConfiguredChats implements ApplicationRunner {

    private final NotificationProperties properties;
    private final ShopTransactions transactions;
    private final Recipients recipients;

    AddConfiguredChats(NotificationProperties properties, ShopTransactions transactions, Recipients recipients) {
        this.properties = properties;
        this.transactions = transactions;
        this.recipients = recipients;
    }

    @Override
    public void run(ApplicationArguments args) {
        for (var chat : properties.staffChats()) {
            var shop = new ShopId(chat.shop());
            transactions.run(shop, () -> recipients.addStaffIfAbsent(shop, chat.chatId(), chat.locale()));
        }
    }
}
