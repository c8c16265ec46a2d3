package kz.cvety.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthIT {

    @Test
    void saysThatItIsUp() {
        assertThat(World.get("/health", "").status()).isEqualTo(200);
    }
}
