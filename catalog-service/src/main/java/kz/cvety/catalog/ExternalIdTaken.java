package kz.cvety.catalog;

import kz.cvety.kit.Rejection;

/** Another product of the shop is already linked to this id of the external system. */
public final class ExternalIdTaken extends Rejection {

    public ExternalIdTaken() {
        super(Kind.CONFLICT, "external-id-taken", "Another product is linked to this external id");
    }
}
