package kz.cvety.kit.security;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Turns the verified token into a {@link Caller}. */
final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            throw new AuthenticationCredentialsNotFoundException("A token is required");
        }
        var claims = token.getToken();
        return new Caller(
                token.getName(),
                Objects.requireNonNullElse(claims.getClaimAsString(Claims.NAME), token.getName()),
                Optional.ofNullable(claims.getClaimAsString(Claims.SHOP)).map(ShopId::new),
                Objects.requireNonNullElse(claims.getClaimAsString(Claims.ROLE), ""),
                token.getAuthorities().stream()
                        .map(authority -> String.valueOf(authority.getAuthority()))
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(claims.getClaimAsString(Claims.SESSION)));
    }
}
