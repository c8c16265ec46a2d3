package kz.cvety.simulators.kaspi;

import java.math.BigDecimal;
import java.time.Instant;

/** Money that went back to a buyer. */
public record KaspiReturn(long operationId, long paymentId, BigDecimal amount, Instant at) {}
