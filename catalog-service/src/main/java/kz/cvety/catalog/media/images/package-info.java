/** Decodes what was uploaded and writes it anew. */
@NullMarked
package kz.cvety.catalog.media.images;

import org.jspecify.annotations.NullMarked;
