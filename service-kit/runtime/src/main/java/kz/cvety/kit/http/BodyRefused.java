package kz.cvety.kit.http;

import kz.cvety.kit.Rejection;

/** A body that is not read to its end. */
final class BodyRefused extends Rejection {

    private BodyRefused(Kind kind, String code, String message) {
        super(kind, code, message);
    }

    static BodyRefused tooSlow() {
        return new BodyRefused(Kind.TOO_SLOW, "request-timeout", "The request took too long to arrive");
    }

    static BodyRefused tooLarge() {
        return new BodyRefused(Kind.TOO_LARGE, "content-too-large", "The body is too large");
    }

    static BodyRefused encoded() {
        return new BodyRefused(
                Kind.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The body must come without a content encoding");
    }
}
