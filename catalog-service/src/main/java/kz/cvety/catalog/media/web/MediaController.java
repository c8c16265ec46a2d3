package kz.cvety.catalog.media.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import kz.cvety.catalog.media.MediaProperties;
import kz.cvety.catalog.media.PublicAddresses;
import kz.cvety.catalog.media.RemoveFile;
import kz.cvety.catalog.media.StoredFiles;
import kz.cvety.catalog.media.TakeUpload;
import kz.cvety.catalog.media.Turns;
import kz.cvety.catalog.media.UnknownFile;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pictures and files of the caller's shop. The same file uploaded again is the file that is there. */
@RestController
@RequestMapping("/api/v1/media")
@Needs(Permission.CATALOG_READ)
class MediaController {

    private final ShopTransactions transactions;
    private final TakeUpload takeUpload;
    private final RemoveFile removeFile;
    private final StoredFiles files;
    private final PublicAddresses addresses;
    private final long maxBytes;
    private final Turns uploading;

    MediaController(
            ShopTransactions transactions,
            TakeUpload takeUpload,
            RemoveFile removeFile,
            StoredFiles files,
            PublicAddresses addresses,
            MediaProperties properties) {
        this.transactions = transactions;
        this.takeUpload = takeUpload;
        this.removeFile = removeFile;
        this.files = files;
        this.addresses = addresses;
        this.maxBytes = properties.maxBytes().toBytes();
        this.uploading = new Turns(properties.uploadsAtOnce(), properties.patience());
    }

    /** What the form has; read by {@link UploadForm}, shown here to whoever reads the API's description. */
    record Form(@Schema(format = "binary") String file) {}

    /** Takes the field {@code file} of a form; 201 for a new file, 200 for one that the shop has. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.CATALOG_WRITE)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = Form.class)))
    ResponseEntity<FileView> upload(Caller caller, HttpServletRequest request) {
        var shop = caller.shop();
        var taken = uploading.take(() -> {
            var form = UploadForm.read(request, maxBytes);
            return takeUpload.handle(shop, caller.userId(), form.name(), form.content());
        });
        var view = FileView.of(taken.file(), addresses);
        return taken.isNew()
                ? ResponseEntity.created(URI.create("/api/v1/media/" + view.id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping("/{id}")
    FileView get(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        return FileView.of(
                transactions.call(shop, () -> files.find(shop, id)).orElseThrow(UnknownFile::new), addresses);
    }

    @DeleteMapping("/{id}")
    @Needs(Permission.CATALOG_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        removeFile.handle(caller.shop(), id);
    }
}
