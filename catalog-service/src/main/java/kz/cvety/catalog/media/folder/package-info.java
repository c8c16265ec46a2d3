/** Blobs in a folder of this machine. */
@NullMarked
package kz.cvety.catalog.media.folder;

import org.jspecify.annotations.NullMarked;
