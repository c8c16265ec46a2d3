package kz.cvety.catalog;

import java.util.UUID;
import kz.cvety.catalog.media.Forms;
import kz.cvety.catalog.media.Samples;
import kz.cvety.kit.wall.Call;
import kz.cvety.kit.wall.Wall;
import org.junit.jupiter.api.Test;

/** No other shop and no forged token reaches a file of a shop; its public address is for everybody who knows it. */
class MediaWallIT {

    private static final String FORM = """
            --x\r
            Content-Disposition: form-data; name="file"; filename="a.pdf"\r
            \r
            %PDF-1.4 of somebody\r
            --x--\r
            """;

    @Test
    void standsAtEveryEndpoint() {
        var victim = World.newShop();
        var taken = Forms.upload(World.manager(victim), "victims-roses.jpg", Samples.jpeg(40, 40));
        var blob = taken.text("/url").replaceAll(".*/", "");
        var file = Call.with().path("id", taken.text("/id"));
        var last = Call.with()
                .path(
                        "id",
                        Forms.upload(World.manager(victim), "b.jpg", Samples.jpeg(40, 40))
                                .text("/id"));
        var letter = Call.with().path("id", UUID.randomUUID());

        Wall.around(World.context(), victim)
                .marks(taken.text("/id"), blob, "victims-roses")
                .separates(
                        "POST /api/v1/media",
                        Call.with()
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .body(FORM))
                .hides("GET /api/v1/media/{id}", file)
                .hides("DELETE /api/v1/media/{id}", last)
                .everybody("GET /media/{name}", Call.with().path("name", blob))
                .operators("GET /v1/dead-letters", Call.with().leaving("state", "after"))
                .operators("POST /v1/dead-letters/{id}/redrive", letter)
                .operators("DELETE /v1/dead-letters/{id}", letter)
                .attack();
    }
}
