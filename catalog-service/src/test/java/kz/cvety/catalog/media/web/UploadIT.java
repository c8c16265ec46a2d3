package kz.cvety.catalog.media.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.cvety.catalog.World;
import kz.cvety.catalog.World.Answer;
import kz.cvety.catalog.media.Blobs;
import kz.cvety.catalog.media.Forms;
import kz.cvety.catalog.media.Samples;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadIT {

    private final ShopId shop = World.newShop();
    private final String token = World.manager(shop);

    @Test
    void takesAPictureAndShowsItToEverybody() {
        var taken = Forms.upload(token, "розы.exe", Samples.jpeg(1000, 500));

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.header("location")).isEqualTo("/api/v1/media/" + taken.text("/id"));
        assertThat(taken.body().at("/width").asInt()).isEqualTo(1000);
        assertThat(taken.body().at("/height").asInt()).isEqualTo(500);
        assertThat(taken.text("/contentType")).isEqualTo("image/jpeg");
        assertThat(taken.text("/name")).isEqualTo("розы.exe");
        assertThat(taken.body().at("/thumbnails").size()).isEqualTo(2);
        var shown = Forms.show(taken.text("/url"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).hasSize(taken.body().at("/bytes").asInt());
        assertThat(Samples.read(shown.body()).getWidth()).isEqualTo(1000);
        var thumbnail = Samples.read(Forms.show(taken.text("/thumbnails/0/url")).body());
        assertThat(thumbnail.getWidth())
                .isEqualTo(320)
                .isEqualTo(taken.body().at("/thumbnails/0/side").asInt());
        assertThat(World.get("/api/v1/media/" + taken.text("/id"), token).body())
                .isEqualTo(taken.body());
    }

    @Test
    void tellsCachesThatAPictureNeverChanges() {
        var url = Forms.upload(token, "a.jpg", Samples.jpeg(30, 30)).text("/url");

        var shown = Forms.show(url);

        var headers = shown.headers();
        assertThat(headers.firstValue("cache-control")).contains("max-age=31536000, public, immutable");
        assertThat(headers.firstValue("content-type")).contains("image/jpeg");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        var again = Forms.show(url, "If-None-Match", headers.firstValue("etag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void hasADocumentSavedRatherThanShown() {
        var pdf = Samples.pdf();

        var taken = Forms.upload(token, "invoice.pdf", pdf);

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.body().has("width")).isFalse();
        var shown = Forms.show(taken.text("/url"));
        assertThat(shown.body()).isEqualTo(pdf);
        assertThat(shown.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(shown.headers().firstValue("content-disposition"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("attachment; filename="));
    }

    @Test
    void makesOneFileOfTheSameBytesHoweverOftenTheyCome() {
        var jpeg = Samples.jpeg(400, 40);
        var first = Forms.upload(token, "a.jpg", jpeg);
        var second = Forms.upload(token, "b.jpg", jpeg);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void makesOneFileOfTheSameBytesThatComeAtTheSameTime() throws Exception {
        var jpeg = Samples.jpeg(900, 900);
        List<Answer> answers;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> upload = () -> Forms.upload(token, "a.jpg", jpeg);
            answers = people
                    .invokeAll(IntStream.range(0, 6).mapToObj(i -> upload).toList())
                    .stream()
                    .map(it -> it.resultNow())
                    .toList();
        }

        assertThat(answers.stream().map(answer -> answer.text("/id")).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        var key = key(answers.getFirst());
        assertThat(keysWithoutARow()).doesNotContain(key);
        assertThat(Forms.show(answers.getFirst().text("/url")).statusCode()).isEqualTo(200);
    }

    @Test
    void makesAFileOfItsOwnOfTheBytesThatAnotherShopHas() {
        var jpeg = Samples.jpeg(50, 50);
        var other = World.manager(World.newShop());

        var ours = Forms.upload(token, "a.jpg", jpeg);
        var theirs = Forms.upload(other, "a.jpg", jpeg);

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.text("/url")).isNotEqualTo(ours.text("/url"));
        assertThat(World.get("/api/v1/media/" + ours.text("/id"), other).status())
                .isEqualTo(404);
        assertThat(delete(ours, other).status()).isEqualTo(404);
        assertThat(delete(theirs, other).status()).isEqualTo(204);
        assertThat(Forms.show(ours.text("/url")).statusCode()).isEqualTo(200);
    }

    @Test
    void removesAFileWithAllThatWasMadeOfIt() {
        var taken = Forms.upload(token, "a.jpg", Samples.jpeg(900, 900));

        assertThat(delete(taken, token).status()).isEqualTo(204);

        assertThat(delete(taken, token).status()).isEqualTo(404);
        assertThat(Forms.show(taken.text("/url")).statusCode()).isEqualTo(404);
        assertThat(Forms.show(taken.text("/thumbnails/0/url")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><script>alert(1)</script></html>", "GIF89a", "MZ\u0090", "<svg xmlns='x'/>", " %PDF-1.4"})
    void refusesWhatIsNeitherPictureNorDocument(String content) {
        var refused = Forms.upload(token, "a.jpg", content.getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(refused, 415, "unsupported-image");
    }

    @Test
    void namesTheFieldAndTheReasonWhenItRefuses() {
        assertRefused(Forms.send(token, Forms.form("picture", "a.jpg", Samples.jpeg(9, 9))), 422, "file-missing");
        assertRefused(Forms.upload(token, "a.jpg", new byte[0]), 422, "file-missing");
        assertRefused(Forms.upload(token, "a".repeat(201), Samples.jpeg(9, 9)), 422, "file-name-not-acceptable");
        assertRefused(Forms.upload(token, "a\u202egpj.exe", Samples.jpeg(9, 9)), 422, "file-name-not-acceptable");
        assertRefused(
                Forms.upload(token, "a.png", Samples.claiming(Samples.png(9, 9), 20_000, 20_000)),
                422,
                "image-too-large");
        assertRefused(
                Forms.upload(token, "a.pdf", Arrays.copyOf(Samples.pdf(), (15 << 20) + 1)), 413, "file-too-large");
    }

    @Test
    void refusesWhatIsNoFormOrOneThatBreaksOff() {
        var form = Forms.form("file", "a.jpg", Samples.jpeg(60, 60));
        var half = Arrays.copyOf(form, form.length - 60);

        assertThat(Forms.send(token, half).status()).isEqualTo(400);
        assertThat(World.post("/api/v1/media", token, "{}").status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/..%2f..%2fetc%2fpasswd",
                "/media/0123456789abcdef0123456789abcdef.jpg",
                "/media/0123456789abcdef0123456789abcdef.html",
                "/media/.incoming",
                "/media/%00"
            })
    void showsNothingUnderAnyOtherName(String path) {
        assertThat(Forms.show(path).statusCode()).isIn(400, 404);
    }

    private static void assertRefused(Answer refused, int status, String code) {
        assertThat(refused.text("/code")).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("#/file");
        assertThat(refused.text("/errors/0/detail")).isNotBlank();
    }

    private static Answer delete(Answer taken, String token) {
        return World.send(
                World.request("/api/v1/media/" + taken.text("/id"), token).DELETE());
    }

    private static String key(Answer taken) {
        return taken.text("/url").replaceAll(".*/([0-9a-f]{32})\\..*", "$1");
    }

    /** Losers of a race clean up after themselves. */
    private static List<String> keysWithoutARow() {
        var kept = new TreeSet<String>();
        World.bean(Blobs.class).each(blob -> kept.add(blob.name().key()));
        kept.removeAll(World.behindTheScenes()
                .sql("select key from media")
                .query(String.class)
                .list());
        return List.copyOf(kept);
    }
}
