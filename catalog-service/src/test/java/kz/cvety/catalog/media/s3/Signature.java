package kz.cvety.catalog.media.s3;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 as a server checks it, from what came over the wire. */
final class Signature {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    /** What a signature must cover, or somebody on the way may change it. */
    private static final List<String> COVERED = List.of("host", "x-amz-content-sha256", "x-amz-date");

    private final String accessKey;
    private final String secretKey;

    Signature(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    boolean fits(HttpExchange call, byte[] body) {
        var header = call.getRequestHeaders().getFirst("Authorization");
        var given = AUTHORIZATION.matcher(header == null ? "" : header);
        if (!given.matches() || !given.group(1).equals(accessKey)) {
            return false;
        }
        var signed = List.of(given.group(4).split(";"));
        var payload = call.getRequestHeaders().getFirst("x-amz-content-sha256");
        var whole = body.length == 0 && "UNSIGNED-PAYLOAD".equals(payload);
        if (!signed.containsAll(COVERED) || !(whole || hex(sha256(body)).equals(payload))) {
            return false;
        }
        var scope = given.group(2) + "/" + given.group(3) + "/s3/aws4_request";
        var toSign = "AWS4-HMAC-SHA256\n" + call.getRequestHeaders().getFirst("x-amz-date") + "\n" + scope + "\n"
                + hex(sha256(utf8(canonical(call, signed, payload))));
        var key = hmac(utf8("AWS4" + secretKey), given.group(2));
        for (var part : List.of(given.group(3), "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        return MessageDigest.isEqual(utf8(hex(hmac(key, toSign))), utf8(given.group(5)));
    }

    private static String canonical(HttpExchange call, List<String> signed, String payload) {
        var uri = call.getRequestURI();
        var query = uri.getRawQuery() == null
                ? ""
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .map(each -> each.contains("=") ? each : each + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
        var headers = signed.stream()
                .map(name -> name + ":"
                        + String.join(",", call.getRequestHeaders().get(name)).strip() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n", call.getRequestMethod(), uri.getRawPath(), query, headers, String.join(";", signed), payload);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
