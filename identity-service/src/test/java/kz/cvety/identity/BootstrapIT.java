package kz.cvety.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BootstrapIT {

    @Test
    void makesOneOperatorWhenTwoTryAtOnce() {
        assertThat(World.bootstrapAnswers()).containsExactlyInAnyOrder(201, 401);
    }

    @Test
    void showsItsSecretOnceAndKeepsItsHash() {
        assertThat(World.SHOWN_SECRETS).hasSize(1);
        assertThat(World.behindTheScenes()
                        .sql("select secret_hash = sha256(convert_to(?, 'UTF8')) from bootstrap")
                        .param(World.SHOWN_SECRETS.getFirst())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void isOverOnceThereIsAnOperator() {
        World.bootstrapAnswers();
        var again = World.post("/api/v1/bootstrap", "", """
                {"secret": "%s", "name": "Another", "phone": "%s", "email": "%s", "password": "%s"}
                """.formatted(
                        World.SHOWN_SECRETS.getFirst(), World.newPhone(), World.newEmail(), World.PASSWORD));

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.text("/code")).isEqualTo("bootstrap-refused");
        World.bean(OfferBootstrap.class).offer();
        assertThat(World.SHOWN_SECRETS).hasSize(1);
    }
}
