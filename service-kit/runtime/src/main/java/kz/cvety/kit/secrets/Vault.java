package kz.cvety.kit.secrets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM: each under a fresh data key, which a key from the environment seals. What a secret belongs
 * to (shop, connection, field) is authenticated with it, so that a sealed secret moved to another row does not open.
 *
 * <p>The written form is a version, the id of the outer key, the sealed data key and the sealed secret. {@link #rewrap}
 * exchanges the outer layer only.
 */
public final class Vault {

    private static final byte VERSION = 1;
    private static final String AES = "AES";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int DATA_KEY = 32;
    private static final int SEALED_DATA_KEY = DATA_KEY + TAG_BITS / 8;

    /** A sealed secret that no configured key opens, or that was tampered with or moved. */
    public static final class CannotOpen extends RuntimeException {
        CannotOpen(String why) {
            super(why);
        }
    }

    private static final class Sealed {

        private final String keyId;
        private final byte[] nonce;
        private final byte[] dataKey;
        private final byte[] secretNonce;
        private final byte[] secret;

        private Sealed(ByteBuffer in, int idLength) {
            keyId = new String(take(in, idLength), StandardCharsets.US_ASCII);
            nonce = take(in, NONCE);
            dataKey = take(in, SEALED_DATA_KEY);
            secretNonce = take(in, NONCE);
            secret = take(in, in.remaining());
        }
    }

    private final Kek current;
    private final Map<String, Kek> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** With keys as they are written in the configuration. */
    public Vault(String current, List<String> previous) {
        this.current = Kek.parse(current);
        previous.stream().map(Kek::parse).forEach(key -> keys.put(key.id(), key));
        if (keys.put(this.current.id(), this.current) != null) {
            throw new IllegalArgumentException("cvety.secrets has two keys of the id " + this.current.id());
        }
    }

    /** The id of the key that seals now. */
    public String keyId() {
        return current.id();
    }

    /** The id of the key that has to be there to open this. */
    public static String keyIdOf(byte[] sealed) {
        return read(sealed).keyId;
    }

    /** Seals a secret of this owner. */
    public byte[] seal(String secret, String... owner) {
        var dataKey = random(DATA_KEY);
        var secretNonce = random(NONCE);
        var text = crypt(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(dataKey, AES),
                secretNonce,
                secret.getBytes(StandardCharsets.UTF_8),
                bound("secret", owner));
        return wrap(dataKey, secretNonce, text, owner);
    }

    /** The secret; only for the owner it was sealed for. */
    public String open(byte[] sealed, String... owner) {
        var parts = read(sealed);
        var text = crypt(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(unwrap(parts, owner), AES),
                parts.secretNonce,
                parts.secret,
                bound("secret", owner));
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The same secret under the current key. */
    public byte[] rewrap(byte[] sealed, String... owner) {
        var parts = read(sealed);
        return wrap(unwrap(parts, owner), parts.secretNonce, parts.secret, owner);
    }

    private byte[] wrap(byte[] dataKey, byte[] secretNonce, byte[] secret, String... owner) {
        var nonce = random(NONCE);
        var id = current.id().getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.write(id.length);
        out.writeBytes(id);
        out.writeBytes(nonce);
        out.writeBytes(crypt(Cipher.ENCRYPT_MODE, current.key(), nonce, dataKey, bound(current.id(), owner)));
        out.writeBytes(secretNonce);
        out.writeBytes(secret);
        return out.toByteArray();
    }

    private byte[] unwrap(Sealed sealed, String... owner) {
        var key = keys.get(sealed.keyId);
        if (key == null) {
            throw new CannotOpen("The key " + sealed.keyId + " is not among cvety.secrets");
        }
        return crypt(Cipher.DECRYPT_MODE, key.key(), sealed.nonce, sealed.dataKey, bound(key.id(), owner));
    }

    private static Sealed read(byte[] sealed) {
        var in = ByteBuffer.wrap(sealed);
        if (in.remaining() < 2 || in.get() != VERSION) {
            throw new CannotOpen("This is no sealed secret of a known version");
        }
        int idLength = in.get();
        if (idLength < 1 || in.remaining() < idLength + 2 * NONCE + SEALED_DATA_KEY + TAG_BITS / 8) {
            throw new CannotOpen("This sealed secret is cut off");
        }
        return new Sealed(in, idLength);
    }

    private static byte[] take(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Lengths before the parts: no two owners share these bytes. */
    private static byte[] bound(String purpose, String... owner) {
        var out = new ByteArrayOutputStream();
        for (var part : concat(purpose, owner)) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static String[] concat(String first, String... rest) {
        var all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, byte[] input, byte[] bound) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            if (mode == Cipher.ENCRYPT_MODE) {
                throw new IllegalStateException("Every Java has AES-GCM", e);
            }
            throw new CannotOpen("This sealed secret was changed, or belongs to somebody else");
        }
    }
}
