package kz.cvety.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How far the external system has followed a product. It is no change of the product itself.
 *
 * @param outboundVersion the last version it has to be told
 * @param syncedVersion the last version it holds
 * @param parkedVersion the version that cannot be delivered without a person
 * @param parkedReason why
 */
public record Following(
        long outboundVersion,
        long syncedVersion,
        @Nullable Long parkedVersion,
        @Nullable String parkedReason) {

    static final Following NOTHING = new Following(0, 0, null, null);

    Following behind(long version) {
        return new Following(version, syncedVersion, parkedVersion, parkedReason);
    }

    Following deliveredUpTo(long delivered) {
        var synced = Math.max(syncedVersion, delivered);
        var after = new Following(outboundVersion, synced, parkedVersion, parkedReason);
        return parkedVersion != null && parkedVersion <= synced ? after.resumed() : after;
    }

    /** Late word about a version that was delivered since changes nothing. */
    Following parked(long version, String reason) {
        return version > syncedVersion ? new Following(outboundVersion, syncedVersion, version, reason) : this;
    }

    Following resumed() {
        return new Following(outboundVersion, syncedVersion, null, null);
    }

    SyncState state() {
        if (parkedVersion != null) {
            return SyncState.PARKED;
        }
        return outboundVersion > syncedVersion ? SyncState.PENDING : SyncState.SYNCED;
    }
}
