package kz.cvety.kit;

import java.util.regex.Pattern;

/** The tenant: one flower shop. It comes from a credential, never from a body. */
public record ShopId(String value) {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ShopId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("A shop id is 1 to 64 letters, digits, '_' or '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
