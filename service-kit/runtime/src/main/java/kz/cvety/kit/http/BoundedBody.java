package kz.cvety.kit.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body is read within bounds of size and time, plain, or refused: nobody keeps a reader for ever. */
final class BoundedBody extends HttpServletRequestWrapper {

    private static final long MOST_DROPPED = 2 << 20;
    private static final String MULTIPART = "multipart/form-data";

    private final HttpProperties bounds;
    private @Nullable ServletInputStream body;

    BoundedBody(HttpServletRequest request, HttpProperties bounds) {
        super(request);
        this.bounds = bounds;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            var encoding = getHeader("Content-Encoding");
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                throw BodyRefused.encoded();
            }
            var most = (hasFiles() ? bounds.maxUpload() : bounds.maxBody()).toBytes();
            if (getContentLengthLong() > most) {
                throw BodyRefused.tooLarge();
            }
            body = new Bounded(super.getInputStream(), bounds.bodyWithin(), most);
        }
        return body;
    }

    private boolean hasFiles() {
        var type = getContentType();
        return type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length());
    }

    /**
     * Takes what still comes of a request that was refused, within bounds, so that a sender who is not done yet reads the
     * answer. One who waits for a word before it sends its body was answered already.
     */
    void dropRest(HttpServletResponse response) throws IOException {
        var comes = getContentLengthLong() > 0 || getHeader("Transfer-Encoding") != null;
        if (!comes || getHeader("Expect") != null || super.getInputStream().isFinished()) {
            return;
        }
        response.flushBuffer();
        if (!response.isCommitted()) {
            return;
        }
        try (var rest = new Bounded(super.getInputStream(), bounds.bodyWithin(), MOST_DROPPED)) {
            rest.transferTo(OutputStream.nullOutputStream());
        } catch (BodyRefused | IOException enough) {
            // the container closes the connection, see ProblemReportValve
        }
    }

    private static final class Bounded extends ServletInputStream {

        private final ServletInputStream in;
        private final long until;
        private long left;

        Bounded(ServletInputStream in, Duration within, long most) {
            this.in = in;
            until = System.nanoTime() + within.toNanos();
            left = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (System.nanoTime() - until > 0) {
                throw BodyRefused.tooSlow();
            }
            int read;
            try {
                read = in.read(bytes, offset, length);
            } catch (IOException e) {
                if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) {
                    throw BodyRefused.tooSlow();
                }
                throw e;
            }
            left -= Math.max(0, read);
            if (left < 0) {
                throw BodyRefused.tooLarge();
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
