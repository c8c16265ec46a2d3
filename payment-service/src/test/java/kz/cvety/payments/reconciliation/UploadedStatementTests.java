package kz.cvety.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import kz.cvety.kit.Money;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.UnusableStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedStatementTests {

    private static final ReconciliationProperties PROPERTIES = new ReconciliationProperties(
            Duration.ofSeconds(10),
            ZoneId.of("Asia/Almaty"),
            LocalTime.of(2, 0),
            7,
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            3);
    private static final String HEADINGS = "transactionId,amount,currency,time,refund\n";

    private final UploadedStatement statement = new UploadedStatement(LocalDate.of(2026, 3, 8), PROPERTIES);

    @Test
    void readsWhatABankSays() {
        var lines = statement.read(HEADINGS
                + "T-1,12500.50,KZT,2026-03-08T00:00:00+05:00,false\n\nT-1,500,KZT,2026-03-08T18:59:59Z,true\n");

        assertThat(lines)
                .containsExactly(
                        line(StatementLine.Kind.PAID, "12500.50", "2026-03-07T19:00:00Z"),
                        line(StatementLine.Kind.REFUND, "500", "2026-03-08T18:59:59Z"));
    }

    @Test
    void readsWhatASpreadsheetMakesOfIt() {
        var lines = statement.read(
                "\uFEFFTransactionId;Amount;Currency;Time;Refund\r\n\"T-1\"; 12500,50;KZT;2026-03-08T12:00:00+05:00;\r\n"
                        .replace("12500,50", "12500.50"));

        assertThat(lines).containsExactly(line(StatementLine.Kind.PAID, "12500.50", "2026-03-08T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T-1,1,KZT,2026-03-08T12:00:00+05:00 | must have five fields",
                ",1,KZT,2026-03-08T12:00:00+05:00,true | names no transaction",
                "T-1,0,KZT,2026-03-08T12:00:00+05:00,true | has no amount above zero",
                "T-1,-1,KZT,2026-03-08T12:00:00+05:00,true | has no amount above zero",
                "T-1,1e9,KZT,2026-03-08T12:00:00+05:00,true | has no amount above zero",
                "T-1,1.001,KZT,2026-03-08T12:00:00+05:00,true | has no amount above zero",
                "T-1,1,tenge,2026-03-08T12:00:00+05:00,true | has no currency of three letters",
                "T-1,1,KZT,08.03.2026,true | has no time like 2026-03-08T12:30:00+05:00",
                "T-1,1,KZT,2026-03-08T19:00:00Z,true | is not of the 2026-03-08",
                "T-1,1,KZT,2026-03-08T12:00:00+05:00,maybe | says neither true nor false of a refund"
            })
    void namesTheLineThatItCannotRead(String line, String why) {
        assertThatThrownBy(() -> statement.read(HEADINGS + "\n" + line))
                .isInstanceOf(UnusableStatement.class)
                .hasMessage("Line 3 of the statement " + why);
    }

    @Test
    void readsNothingWithoutHeadingsAndNoMoreThanItsLimit() {
        var line = "T-1,1,KZT,2026-03-08T12:00:00+05:00,true\n";

        assertThatThrownBy(() -> statement.read("")).hasMessageContaining("Line 1");
        assertThatThrownBy(() -> statement.read(line)).hasMessageContaining("Line 1");
        assertThatThrownBy(() -> statement.read(HEADINGS + line.repeat(4))).hasMessageContaining("Line 5");
    }

    private static StatementLine line(StatementLine.Kind kind, String amount, String at) {
        return new StatementLine(kind, null, "T-1", Money.of(amount, "KZT"), null, Instant.parse(at));
    }
}
