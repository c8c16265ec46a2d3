package kz.cvety.kit.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands a dead letter to its consumer again. */
public interface Redrive {

    /** Handles the record and runs {@code inSameTransaction} with it; throws what the consumer throws. */
    void redrive(String consumer, ConsumerRecord<byte[], byte[]> record, Runnable inSameTransaction);
}
