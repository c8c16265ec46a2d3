package kz.cvety.sync.inbound.web;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.http.RequestContext;
import kz.cvety.kit.security.SecurityHeaders;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import kz.cvety.sync.bitrix.FormBody;
import kz.cvety.sync.bitrix.Hook;
import kz.cvety.sync.bitrix.HookDecoder;
import kz.cvety.sync.bitrix.HookJson;
import kz.cvety.sync.bitrix.Malformed;
import kz.cvety.sync.inbound.AcceptQueue;
import kz.cvety.sync.inbound.Answer;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.InboundProperties;
import kz.cvety.sync.inbound.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.JsonNode;

/**
 * Takes webhooks before all other machinery: they carry credentials of their own and come in floods. The order of the
 * checks is size, credential, shape; what passes them is committed before it is answered.
 */
final class WebhookFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(WebhookFilter.class);

    private record Read(Connection connection, Hook hook, Arrival.Body body) {}

    private final Connections connections;
    private final Reading reading;
    private final AcceptQueue queue;
    private final Limits limits;
    private final int maxBody;
    private final HandlerExceptionResolver problems;
    private final InstantSource clock;
    private final MeterRegistry meters;

    WebhookFilter(
            Connections connections,
            Reading reading,
            AcceptQueue queue,
            InboundProperties properties,
            HandlerExceptionResolver problems,
            InstantSource clock,
            MeterRegistry meters) {
        this.connections = connections;
        this.reading = reading;
        this.queue = queue;
        this.limits = new Limits(properties);
        this.maxBody = Math.toIntExact(properties.maxBody().toBytes());
        this.problems = problems;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var door = Door.at(request.getRequestURI()).orElse(null);
        if (door == null
                || (door.kind() == Arrival.Kind.CANONICAL
                        && !request.getMethod().equals("POST"))) {
            chain.doFilter(request, response);
            return;
        }
        SecurityHeaders.write(request, response);
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        var started = System.nanoTime();
        try {
            var answer = serve(door, request);
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        } catch (Rejection refused) {
            refuse(door, refused, request, response);
        }
        meters.timer(
                        "cvety.webhooks",
                        "kind",
                        door.kind().name().toLowerCase(Locale.ROOT),
                        "status",
                        String.valueOf(response.getStatus()))
                .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }

    private byte[] serve(Door door, HttpServletRequest request) throws IOException {
        var body = body(request);
        var read = door.kind() == Arrival.Kind.EVENT ? form(door, body, request) : json(door, body, request);
        limits.arrived(read.connection());
        if (read.hook() instanceof Hook.Probe) {
            return LegacyAnswer.probe();
        }
        var context = RequestContext.current();
        var answer = queue.accept(new Arrival(
                UuidCreator.getTimeOrderedEpoch(),
                read.connection(),
                door.kind(),
                reading.content(read.connection(), read.hook()),
                SafeHeaders.deliveryId(request),
                context.requestId(),
                context.traceparent(),
                SafeHeaders.json(request),
                read.body(),
                clock.instant(),
                null));
        accepted(door, read, answer);
        return LegacyAnswer.of(door.kind(), answer);
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > maxBody) {
            throw Refused.tooLarge();
        }
        var body = request.getInputStream().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            throw Refused.tooLarge();
        }
        return body;
    }

    private Read json(Door door, byte[] body, HttpServletRequest request) {
        var credentials = Credentials.inHeaders(request);
        var inHeaders = !credentials.isEmpty();
        if (inHeaders) {
            authenticated(credentials.connection(connections).orElse(null), door, request);
        }
        JsonNode tree;
        try {
            tree = HookJson.read(body);
        } catch (Malformed unreadable) {
            if (inHeaders) {
                throw unreadable;
            }
            throw unauthenticated(door, request);
        }
        if (door.kind() != Arrival.Kind.STATUS) {
            credentials.inBody(tree.get("token"));
        }
        var connection = authenticated(credentials.connection(connections).orElse(null), door, request);
        return new Read(connection, reading.hook(door.kind(), tree), Blanked.json(body, tree, credentials.presented()));
    }

    private Read form(Door door, byte[] body, HttpServletRequest request) {
        var named = String.valueOf(door.connection());
        try {
            var form = FormBody.read(body);
            var token = form.getOrDefault("auth/application_token", "");
            var connection = authenticated(
                    connections.presentingApplicationToken(named, token).orElse(null), door, request);
            return new Read(connection, HookDecoder.form(form), Blanked.form(body));
        } catch (Malformed unreadable) {
            if (unreadable.pointer().startsWith("#/event")
                    || unreadable.pointer().startsWith("#/data/FIELDS")) {
                throw unreadable;
            }
            throw unauthenticated(door, request);
        }
    }

    private Connection authenticated(@Nullable Connection connection, Door door, HttpServletRequest request) {
        if (connection == null
                || (door.connection() != null && !door.connection().equals(connection.id()))) {
            throw unauthenticated(door, request);
        }
        return connection;
    }

    private Rejection unauthenticated(Door door, HttpServletRequest request) {
        log.atWarn()
                .addKeyValue("door", door.kind())
                .addKeyValue("address", request.getRemoteAddr())
                .log("webhook.unauthenticated");
        limits.guessed(request.getRemoteAddr());
        return Refused.unauthenticated();
    }

    private static void accepted(Door door, Read read, Answer answer) {
        log.atInfo()
                .addKeyValue("connection", read.connection().id())
                .addKeyValue("door", door.kind())
                .addKeyValue("event", read.hook().event())
                .addKeyValue("externalId", answer.externalId())
                .addKeyValue("outcome", answer.outcome())
                .addKeyValue("reason", answer.reason())
                .log("webhook.accepted");
    }

    private void refuse(Door door, Rejection refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refused.kind() != Rejection.Kind.UNAUTHENTICATED) {
            log.atInfo()
                    .addKeyValue("door", door.kind())
                    .addKeyValue("code", refused.code())
                    .log("webhook.refused");
        }
        if (problems.resolveException(request, response, null, refused) == null) {
            response.sendError(refused.kind().status());
        }
    }
}
