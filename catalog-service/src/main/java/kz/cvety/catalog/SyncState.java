package kz.cvety.catalog;

import java.util.Locale;

/** Whether Bitrix holds what we hold: yes, not yet, or not without a person. */
public enum SyncState {
    SYNCED,
    PENDING,
    PARKED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
