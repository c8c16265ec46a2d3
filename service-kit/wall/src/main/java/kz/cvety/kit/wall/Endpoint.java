package kz.cvety.kit.wall;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Public;
import kz.cvety.kit.security.PublicPaths;
import kz.cvety.kit.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** One way into a service, as its mappings tell. */
record Endpoint(String method, String pattern, HandlerMethod handler) {

    private static final Set<Class<?>> IDS = Set.of(String.class, UUID.class, long.class, Long.class);
    private static final String LOOKS_LIKE_AN_ID = "(?i)id|shop|connection|.*(Id|_id|Shop|Connection|Chat)";

    /** All of them but the page that reports errors: no mapping is left out because somebody else wrote its handler. */
    static List<Endpoint> of(ApplicationContext context) {
        var found = new ArrayList<Endpoint>();
        for (var mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods()
                    .forEach((info, handler) -> methods(info)
                            .forEach(method -> info.getPatternValues()
                                    .forEach(pattern -> found.add(new Endpoint(method, pattern, handler)))));
        }
        return found.stream()
                .filter(endpoint -> !endpoint.pattern().startsWith("/error"))
                .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method))
                .toList();
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("GET") : methods.stream().map(RequestMethod::name);
    }

    String signature() {
        return method + " " + pattern;
    }

    /** Written by us, rather than brought by a library such as the actuator. */
    boolean isOurs() {
        return handler.getBeanType().getName().startsWith("kz.cvety");
    }

    boolean saysItIsPublic() {
        return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Public.class);
    }

    /** Any token will do, and the caller's own things alone are behind it. */
    boolean isAboutTheCaller() {
        return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), SignedIn.class);
    }

    /** Whether the filters let it pass without a token. */
    boolean isAmong(List<PublicPaths> open) {
        var path = PathContainer.parsePath(pattern.replaceAll("\\{[^}]*}", "x"));
        return open.stream()
                .flatMap(paths -> paths.patterns().stream())
                .anyMatch(each -> PathPatternParser.defaultInstance.parse(each).matches(path));
    }

    @Nullable
    String permission() {
        var needs = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
        if (needs == null) {
            needs = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
        }
        return needs == null ? null : needs.value();
    }

    /** What the catalogue forgets to swap: ids in the path, the query and the body. */
    List<String> forgottenBy(Call call) {
        var forgotten = new ArrayList<String>();
        for (var parameter : handler.getMethodParameters()) {
            var path = parameter.getParameterAnnotation(PathVariable.class);
            var query = parameter.getParameterAnnotation(RequestParam.class);
            var name = path != null ? path.name() : query != null ? query.name() : null;
            if (name != null && IDS.contains(parameter.getParameterType())) {
                var known = StringUtils.hasText(name)
                        ? name
                        : Objects.requireNonNullElse(parameter.getParameter().getName(), "");
                if (!call.gives(known)) {
                    forgotten.add(known);
                }
            }
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                ids(parameter.getParameterType())
                        .filter(id -> !call.mentions(id))
                        .forEach(forgotten::add);
            }
        }
        return forgotten;
    }

    private static Stream<String> ids(Class<?> body) {
        var components = body.getRecordComponents();
        return components == null ? Stream.empty() : Stream.of(components).flatMap(Endpoint::idsOf);
    }

    private static Stream<String> idsOf(RecordComponent component) {
        var type = component.getType();
        if (Collection.class.isAssignableFrom(type)) {
            return ids(ResolvableType.forType(component.getGenericType())
                    .getGeneric()
                    .toClass());
        }
        if (type.isRecord()) {
            return ids(type);
        }
        return type == UUID.class || component.getName().matches(LOOKS_LIKE_AN_ID)
                ? Stream.of(component.getName())
                : Stream.empty();
    }
}
