package kz.cvety.kit.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class OutboxAutoConfiguration {

    /** How events look on the wire, whatever a service does to its own web mapper. */
    @Bean(defaultCandidate = false)
    @Qualifier("events")
    JsonMapper eventJson() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Bean
    Outbox outbox(
            JdbcTemplate jdbc, @Qualifier("events") JsonMapper json, InstantSource clock, Environment environment) {
        return new Outbox(jdbc, json, clock, "/cvety/" + environment.getRequiredProperty("spring.application.name"));
    }
}
