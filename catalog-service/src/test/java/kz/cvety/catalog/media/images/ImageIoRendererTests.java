package kz.cvety.catalog.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kz.cvety.catalog.media.Format;
import kz.cvety.catalog.media.ImageTooLarge;
import kz.cvety.catalog.media.MediaProperties;
import kz.cvety.catalog.media.Rendition;
import kz.cvety.catalog.media.Samples;
import kz.cvety.catalog.media.Size;
import kz.cvety.catalog.media.UnreadableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class ImageIoRendererTests {

    private static final int MOST_PIXELS = 1_000_000;

    private final ImageIoRenderer renderer = new ImageIoRenderer(new MediaProperties(
            MediaProperties.Store.FOLDER,
            Path.of("unused"),
            URI.create("http://localhost/media"),
            DataSize.ofMegabytes(1),
            MOST_PIXELS,
            200,
            List.of(32, 100),
            1,
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO));

    /** Where the red half is when the camera was held so: above, below, left or right. */
    @ParameterizedTest
    @CsvSource({"1, left", "2, right", "3, right", "4, left", "5, above", "6, above", "7, below", "8, below"})
    void turnsAPictureUpright(int orientation, String redSide) {
        var picture = Samples.read(render(Samples.withExif(Samples.jpeg(40, 20), orientation, "x"), Format.JPEG)
                .picture());

        var turned = orientation > 4;
        assertThat(picture.getWidth()).isEqualTo(turned ? 20 : 40);
        assertThat(picture.getHeight()).isEqualTo(turned ? 40 : 20);
        var width = picture.getWidth();
        var height = picture.getHeight();
        var redX = redSide.equals("right") ? width - 4 : 3;
        var redY = redSide.equals("below") ? height - 4 : 3;
        assertThat(Samples.isRed(picture, redX, redY)).isTrue();
        assertThat(Samples.isBlue(picture, width - 1 - redX, height - 1 - redY)).isTrue();
    }

    /** Corners tell mirrored from turned, which halves do not. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"})
    void takesTheFirstCornerWhereTheCameraSaysItIs(int orientation, int right, int below) {
        var sample = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        var corner = sample.createGraphics();
        corner.setColor(new Color(0xe02020));
        corner.fillRect(0, 0, 16, 16);
        corner.dispose();

        var picture = Orientation.of(Samples.withExif(Samples.jpeg(64, 32), orientation, "x"))
                .apply(sample);

        var x = right == 1 ? picture.getWidth() - 4 : 3;
        var y = below == 1 ? picture.getHeight() - 4 : 3;
        assertThat(Samples.isRed(picture, x, y)).isTrue();
    }

    @Test
    void turnsAWebpToo() {
        var made = render(Samples.WEBP_ON_ITS_SIDE, Format.WEBP);

        assertThat(made.format()).isEqualTo(Format.JPEG);
        assertThat(made.size()).isEqualTo(new Size(20, 40));
        var picture = Samples.read(made.picture());
        assertThat(Samples.isRed(picture, 10, 4)).isTrue();
        assertThat(Samples.isBlue(picture, 10, 35)).isTrue();
    }

    @Test
    void keepsNothingOfWhatTheFileSaidBesideThePicture() {
        var jpeg = render(Samples.withExif(Samples.jpeg(150, 80), 6, "home address"), Format.JPEG);
        var png = render(Samples.withComment(Samples.pngWithHole(150, 80), "home address"), Format.PNG);
        var polyglot = render(appended(Samples.jpeg(150, 80), "<script>home address</script>"), Format.JPEG);

        for (var made : List.of(jpeg, png, polyglot)) {
            assertThat(text(made.picture())).doesNotContain("home address").doesNotContain("Exif");
            made.thumbnails()
                    .values()
                    .forEach(thumbnail -> assertThat(text(thumbnail))
                            .doesNotContain("home address")
                            .doesNotContain("Exif"));
        }
    }

    @Test
    void makesALargePictureSmallerAndAThumbnailOfEachSide() {
        var made = render(Samples.jpeg(400, 300), Format.JPEG);

        assertThat(made.size()).isEqualTo(new Size(200, 150));
        assertThat(Samples.read(made.picture()).getWidth()).isEqualTo(200);
        assertThat(made.thumbnails()).containsOnlyKeys(32, 100);
        var small = Samples.read(made.thumbnails().get(32));
        assertThat(small.getWidth()).isEqualTo(32);
        assertThat(small.getHeight()).isEqualTo(24);
        assertThat(Samples.isRed(small, 4, 12)).isTrue();
        assertThat(Samples.isBlue(small, 28, 12)).isTrue();
    }

    @Test
    void makesNoThumbnailLargerThanThePicture() {
        var made = render(Samples.png(40, 20), Format.PNG);

        assertThat(made.size()).isEqualTo(new Size(40, 20));
        assertThat(made.thumbnails()).containsOnlyKeys(32);
    }

    @Test
    void keepsAHoleAndMakesAJpegOfWhatHasNone() {
        var holed = render(Samples.pngWithHole(80, 80), Format.PNG);

        assertThat(holed.format()).isEqualTo(Format.PNG);
        assertThat(Samples.read(holed.picture()).getRGB(2, 2) >>> 24).isZero();
        assertThat(Samples.read(holed.thumbnails().get(32)).getRGB(1, 1) >>> 24).isZero();
        assertThat(render(Samples.png(80, 80), Format.PNG).format()).isEqualTo(Format.JPEG);
    }

    /** 3.6 gigabytes if somebody decoded it. */
    @Test
    void refusesABombBeforeItIsDecoded() {
        var bomb = Samples.claiming(Samples.png(10, 10), 30_000, 30_000);

        assertThatThrownBy(() -> render(bomb, Format.PNG)).isInstanceOf(ImageTooLarge.class);
    }

    @Test
    void refusesAJpegOfTooManyPixels() {
        var jpeg = Samples.jpeg(16, 16);
        var frame = text(jpeg).indexOf("\u00ff\u00c0");
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);

        assertThatThrownBy(() -> render(jpeg, Format.JPEG)).isInstanceOf(ImageTooLarge.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP"})
    void refusesWhatOnlyBeginsLikeAPicture(Format format) {
        var begin =
                switch (format) {
                    case JPEG -> Samples.jpeg(20, 20);
                    case PNG -> Samples.png(20, 20);
                    default -> Samples.WEBP_ON_ITS_SIDE;
                };
        var broken = new byte[400];
        System.arraycopy(begin, 0, broken, 0, 12);

        assertThatThrownBy(() -> render(broken, format)).isInstanceOf(UnreadableImage.class);
    }

    private Rendition render(byte[] upload, Format format) {
        return renderer.render(upload, format);
    }

    private static byte[] appended(byte[] file, String text) {
        var words = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(file.length + words.length)
                .put(file)
                .put(words)
                .array();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
