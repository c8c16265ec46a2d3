/** Blobs in a bucket of whoever speaks S3: Cloudflare R2, MinIO, Amazon. */
@NullMarked
package kz.cvety.catalog.media.s3;

import org.jspecify.annotations.NullMarked;
