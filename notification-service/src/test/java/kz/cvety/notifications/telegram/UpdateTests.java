package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import kz.cvety.notifications.AnswerChat.Writer;
import kz.cvety.notifications.Token;
import org.junit.jupiter.api.Test;

class UpdateTests {

    @Test
    void readsAStartWithItsToken() {
        assertThat(Update.read(message("/start abc", "private")))
                .isEqualTo(new Update.Start(new Writer(7, 100, true, null, "kk"), new Token("abc")));
    }

    @Test
    void readsAStartInAGroupThatNamesTheBot() {
        assertThat(Update.read(message("/start@cvety_bot abc", "supergroup")))
                .isEqualTo(new Update.Start(new Writer(7, 100, false, null, "kk"), new Token("abc")));
    }

    @Test
    void readsAStartWithoutAToken() {
        assertThat(Update.read(message("/start", "private")))
                .isEqualTo(new Update.Start(new Writer(7, 100, true, null, "kk"), null));
    }

    @Test
    void readsAStop() {
        assertThat(Update.read(message("/stop", "private"))).isInstanceOf(Update.Stop.class);
    }

    @Test
    void ignoresEverythingElse() {
        assertThat(Update.read(message("привет", "private"))).isEqualTo(new Update.Other());
        assertThat(Update.read("{\"update_id\":7,\"poll\":{}}")).isEqualTo(new Update.Other());
    }

    @Test
    void readsThatTheBotWasThrownOut() {
        assertThat(Update.read("""
                {"update_id":7,"my_chat_member":{"chat":{"id":-5},"new_chat_member":{"status":"kicked"}}}""")).isEqualTo(new Update.Left(-5));
        assertThat(Update.read("""
                {"update_id":7,"my_chat_member":{"chat":{"id":-5},"new_chat_member":{"status":"member"}}}""")).isEqualTo(new Update.Other());
    }

    @Test
    void readsThatAGroupGotAnotherId() {
        assertThat(Update.read("""
                {"update_id":7,"message":{"chat":{"id":-5,"type":"group"},"migrate_to_chat_id":-1005}}""")).isEqualTo(new Update.Moved(-5, -1005));
    }

    @Test
    void knowsWhatIsNoUpdateAtAll() {
        assertThat(Update.idOf("{\"update_id\":9007199254740993}")).contains(9007199254740993L);
        assertThat(Update.idOf("{\"update_id\":\"7\"}")).isEmpty();
        assertThat(Update.idOf("<html>")).isEmpty();
        assertThat(Update.idOf("")).isEmpty();
    }

    private static String message(String text, String type) {
        return """
                {"update_id":7,"message":{"message_id":1,"from":{"id":100,"language_code":"kk"},
                 "chat":{"id":100,"type":"%s"},"text":"%s"}}""".formatted(type, text);
    }
}
