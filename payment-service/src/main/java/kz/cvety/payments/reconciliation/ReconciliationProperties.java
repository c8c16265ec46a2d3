package kz.cvety.payments.reconciliation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of reconciliation.
 *
 * @param every how often it is looked for a day that is to be compared, and for a statement that is to be read on
 * @param zone where a day begins and ends
 * @param dailyAt the time of day at which the day before is compared
 * @param catchUp how many days are made up for after the service was away
 * @param lease how long nobody else reads a statement on while one instance does
 * @param pause how long to wait after a fault
 * @param mostLines the longest statement that may be uploaded
 */
@Validated
@ConfigurationProperties("cvety.payments.reconciliation")
record ReconciliationProperties(
        @DefaultValue("10s") Duration every,
        @DefaultValue("Asia/Almaty") ZoneId zone,
        @DefaultValue("02:00") LocalTime dailyAt,
        @DefaultValue("7") @Positive @Max(90) int catchUp,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("1m") Duration pause,
        @DefaultValue("5000") @Positive @Max(10000) int mostLines) {

    LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
