package kz.cvety.kit.security;

import org.springframework.security.core.AuthenticationException;

/** No key of the issuer was seen yet and none can be had: whether a token is good cannot be said, which is no refusal. */
final class IssuerAway extends AuthenticationException {

    IssuerAway(Throwable cause) {
        super("the issuer's keys are not known", cause);
    }
}
