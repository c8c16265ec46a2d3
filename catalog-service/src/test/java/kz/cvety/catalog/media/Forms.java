package kz.cvety.catalog.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import kz.cvety.catalog.World;

/** Uploads as a browser sends them. */
public final class Forms {

    public static final String TYPE = "multipart/form-data; boundary=------------------------b0undary";
    private static final String BOUNDARY = "--------------------------b0undary";

    private Forms() {}

    /** A form with this file; the type it claims is never the type it is. */
    public static byte[] form(String field, String fileName, byte[] content) {
        var form = new ByteArrayOutputStream();
        form.writeBytes("""
                %1$s\r
                Content-Disposition: form-data; name="note"\r
                \r
                of a person\r
                %1$s\r
                Content-Disposition: form-data; name="%2$s"; filename="%3$s"\r
                Content-Type: text/html\r
                \r
                """.formatted(BOUNDARY, field, fileName).getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes(("\r\n" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    public static World.Answer upload(String token, String fileName, byte[] content) {
        return send(token, form("file", fileName, content));
    }

    public static World.Answer send(String token, byte[] form) {
        return World.send(World.request("/api/v1/media", token)
                .header("Content-Type", TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
    }

    /** What is kept under a public address, as the service itself shows it to everybody. */
    public static HttpResponse<byte[]> show(String url, String... headers) {
        var path = url.substring(url.indexOf("/media/"));
        var request = World.request(path, "").GET();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            (headers.length == 0 ? request : request.headers(headers)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
