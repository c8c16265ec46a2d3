package kz.cvety.sync;

import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where a connection may lead: out into the public network, unless the platform allows inner addresses, or to this machine
 * by its own name. A name says nothing about where it leads, and may say something else tomorrow, so {@link #check} looks
 * at every address of it right before a call.
 */
@Component
public final class Destinations {

    /** The host leads to an address that is nobody's shop. */
    public static final class AddressNotAllowed extends ConnectException {
        AddressNotAllowed(String host) {
            super(host + " leads to an inner address");
        }
    }

    /** What a name leads to now. */
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** No name ends so, but some resolvers read it as an address: 0x7f000001. */
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?[0-9][^.]*\\.?");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean innerAllowed;
    private final Names names;

    @Autowired
    Destinations(SyncProperties properties) {
        this(properties.allowHttp() || properties.allowInner(), InetAddress::getAllByName);
    }

    Destinations(boolean innerAllowed, Names names) {
        this.innerAllowed = innerAllowed;
        this.names = names;
    }

    /** The host was meant to be this machine. */
    static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host);
    }

    /** Whether this host needs {@link #check}, which may take as long as a look-up of names. */
    public boolean isToBeChecked(String host) {
        return !innerAllowed && !isThisMachine(host);
    }

    /** Nothing may be sent when this throws. A name that leads nowhere is refused too: it could lead in by the time of the call. */
    public void check(String host) throws ConnectException {
        if (!isToBeChecked(host)) {
            return;
        }
        try {
            for (var address : names.resolve(host)) {
                if (isInner(address)) {
                    throw new AddressNotAllowed(host);
                }
            }
        } catch (UnknownHostException unknown) {
            throw new ConnectException(host + " is not known");
        }
    }

    /** Whether the host is an address, in whatever spelling, that it may not be. A name is not looked up. */
    boolean isForbiddenLiteral(String host) {
        if (!isToBeChecked(host)) {
            return false;
        }
        try {
            return isInner(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException noAddress) {
            return NUMBER.matcher(host).matches();
        }
    }

    private static boolean isInner(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            var global = (first & 0xe0) == 0x20;
            var carriesIpv4 = first == 0x20 && (second == 0x02 || (second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
            return !global || carriesIpv4;
        }
        return address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || first == 0
                || first == 127
                || first >= 224
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18);
    }
}
