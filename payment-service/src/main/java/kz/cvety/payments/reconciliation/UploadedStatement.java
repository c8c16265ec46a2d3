package kz.cvety.payments.reconciliation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.cvety.kit.Money;
import kz.cvety.payments.StatementLine;
import kz.cvety.payments.reconciliation.ReconciliationRefusals.UnusableStatement;

/**
 * A bank's statement as text: a line of headings, then one line for each movement with its transaction, amount, currency, time and
 * whether it was a refund.
 */
final class UploadedStatement {

    private static final String HEADINGS = "transactionid,amount,currency,time,refund";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern TRANSACTION = Pattern.compile("[\\x21-\\x7E]{1,100}");

    private final LocalDate day;
    private final ReconciliationProperties properties;

    UploadedStatement(LocalDate day, ReconciliationProperties properties) {
        this.day = day;
        this.properties = properties;
    }

    List<StatementLine> read(String csv) {
        var lines = csv.lines().toList();
        if (lines.isEmpty() || !plain(lines.getFirst()).equalsIgnoreCase(HEADINGS)) {
            throw new UnusableStatement(1, "must be: transactionId,amount,currency,time,refund");
        }
        var read = new ArrayList<StatementLine>();
        for (var number = 2; number <= lines.size(); number++) {
            var line = plain(lines.get(number - 1));
            if (line.isBlank()) {
                continue;
            }
            if (read.size() == properties.mostLines()) {
                throw new UnusableStatement(number, "is one too many: at most " + properties.mostLines() + " are read");
            }
            read.add(line(number, line.split(",", -1)));
        }
        return read;
    }

    private StatementLine line(int number, String[] fields) {
        if (fields.length != 5) {
            throw new UnusableStatement(number, "must have five fields");
        }
        if (!TRANSACTION.matcher(fields[0]).matches()) {
            throw new UnusableStatement(number, "names no transaction");
        }
        return new StatementLine(
                isRefund(number, fields[4]) ? StatementLine.Kind.REFUND : StatementLine.Kind.PAID,
                null,
                fields[0],
                amount(number, fields[1], fields[2]),
                null,
                time(number, fields[3]));
    }

    private static Money amount(int number, String amount, String currency) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new UnusableStatement(number, "has no currency of three letters");
        }
        try {
            var money = Money.of(amount, currency);
            if (money.minor() > 0) {
                return money;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new UnusableStatement(number, "has no amount above zero");
    }

    private Instant time(int number, String text) {
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (LocalDate.ofInstant(at, properties.zone()).equals(day)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw new UnusableStatement(number, "has no time like 2026-03-08T12:30:00+05:00");
        }
        throw new UnusableStatement(number, "is not of the " + day);
    }

    private static boolean isRefund(int number, String text) {
        return switch (text) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new UnusableStatement(number, "says neither true nor false of a refund");
        };
    }

    /** What a spreadsheet wraps around it is not meant: quotes, blanks, semicolons for commas, a byte order mark. */
    private static String plain(String line) {
        return line.replace("\uFEFF", "")
                .replace("\"", "")
                .replace(';', ',')
                .replaceAll("\\s*,\\s*", ",")
                .strip();
    }
}
