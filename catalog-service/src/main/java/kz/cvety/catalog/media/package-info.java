/** Pictures and files of a shop: taken, made safe, kept in a store of blobs, and shown under public addresses. */
@NullMarked
package kz.cvety.catalog.media;

import org.jspecify.annotations.NullMarked;
