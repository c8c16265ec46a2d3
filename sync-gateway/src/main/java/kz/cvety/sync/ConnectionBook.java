package kz.cvety.sync;

import kz.cvety.kit.ShopId;

/** Where connections are written; what is written is in {@link Connections} when the method returns. */
public interface ConnectionBook {

    /** Makes a connection; false when one of that id exists, in whichever shop. */
    boolean add(ShopId shop, String id);

    /** Sets what the settings name; false when the shop has no such connection. */
    boolean change(ShopId shop, String id, ConnectionSettings settings);

    /** Accepts this secret from now on, and the one before it for the window of the settings. */
    void rotate(ShopId shop, String id, Secret secret);

    /** Accepts this secret and no other; the same secret again changes nothing. */
    void replaceSecret(ShopId shop, String id, Secret secret);

    void pause(ShopId shop, String id, boolean paused);
}
