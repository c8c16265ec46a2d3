package kz.cvety.simulators.machinery;

/**
 * Something queued for sending.
 *
 * @param number its place in the queue, also its name in the journal
 * @param lane what it is about: parcels of one lane leave one after another
 */
public record Parcel<T>(long number, Object lane, T content) {}
