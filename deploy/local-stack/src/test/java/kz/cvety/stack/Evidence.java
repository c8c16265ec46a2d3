package kz.cvety.stack;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was done on each side and everything that came of it, as plain facts in our words for statuses.
 *
 * @param doneInBitrix what people did there, per order and in order; the first is the status it was taken with
 * @param doneInShop what our API accepted, likewise
 * @param ours the orders of the shop
 * @param theirs the orders of Bitrix
 * @param differences per order of Bitrix, the fields in which the sides differ
 * @param read what staff read in Telegram, oldest first
 */
record Evidence(
        Map<Long, List<String>> doneInBitrix,
        Map<UUID, List<String>> doneInShop,
        List<Ours> ours,
        List<Theirs> theirs,
        Map<Long, String> differences,
        List<StaffMessage> read) {

    /**
     * An order of the shop.
     *
     * @param entered the statuses it had, oldest first
     */
    record Ours(UUID id, String trackingId, List<Long> bitrixIds, String sync, List<String> entered) {}

    /**
     * An order of Bitrix.
     *
     * @param key the id of ours it was created for, empty for one of its own
     * @param told the statuses our calls gave it, the create included, oldest first
     */
    record Theirs(long id, String key, List<String> told) {}
}
