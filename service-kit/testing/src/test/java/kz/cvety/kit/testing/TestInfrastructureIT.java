package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestInfrastructureIT {

    @Test
    void givesEveryCallerADatabaseOfItsOwn() {
        var first = TestInfrastructure.properties("orders");
        var second = TestInfrastructure.properties("orders");

        assertThat(first.get("spring.datasource.url")).isNotEqualTo(second.get("spring.datasource.url"));
        assertThat(first.get("cvety.outbox.relay.slot")).isNotEqualTo(second.get("cvety.outbox.relay.slot"));
        assertThat(first.get("spring.kafka.bootstrap-servers")).isEqualTo(second.get("spring.kafka.bootstrap-servers"));
    }

    @Test
    void sharesADatabaseWhenAsked() {
        assertThat(TestInfrastructure.sharedProperties("catalog"))
                .isEqualTo(TestInfrastructure.sharedProperties("catalog"));
    }

    @Test
    void connectsWithTheCredentialsItHandsOut() throws SQLException {
        var properties = TestInfrastructure.properties("orders");
        try (var connection = DriverManager.getConnection(
                        properties.get("spring.datasource.url"),
                        properties.get("spring.datasource.username"),
                        properties.get("spring.datasource.password"));
                var statement = connection.createStatement();
                var result = statement.executeQuery("select current_user, session_user")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).endsWith("_app");
        }
    }
}
