package kz.cvety.kit;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The shape of a topic that a service has to create itself, at its start or when a fact has no place to go.
 *
 * @param partitions partitions of a topic that a service has to create itself
 * @param replicas replicas of such a topic
 */
@Validated
@ConfigurationProperties("cvety.kafka")
public record TopicProperties(
        @DefaultValue("6") @Min(1) int partitions,
        @DefaultValue("1") short replicas) {}
