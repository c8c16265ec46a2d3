package kz.cvety.kit.shop;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Hibernate's tenant is the shop of the running {@link ShopTransactions}; without one, a shop that owns nothing. */
final class ShopTenantResolver implements CurrentTenantIdentifierResolver<String> {

    private static final String NOBODY = "";

    @Override
    public String resolveCurrentTenantIdentifier() {
        return ShopTransactions.CURRENT.isBound() ? ShopTransactions.CURRENT.get() : NOBODY;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
