package kz.cvety.catalog.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.catalog.ArrangeFolders;
import kz.cvety.catalog.Folder;
import kz.cvety.catalog.Folders;
import kz.cvety.catalog.Told;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.idempotency.RepeatableRequests;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Folders of the caller's shop. */
@RestController
@RequestMapping("/api/v1/products/folders")
@Needs(Permission.CATALOG_READ)
class FolderController {

    private static final int FIRST = 0;

    private final ShopTransactions transactions;
    private final ArrangeFolders arrange;
    private final Folders folders;
    private final RepeatableRequests requests;

    FolderController(
            ShopTransactions transactions, ArrangeFolders arrange, Folders folders, RepeatableRequests requests) {
        this.transactions = transactions;
        this.arrange = arrange;
        this.folders = folders;
        this.requests = requests;
    }

    /** A folder with all below it, by position and name. */
    record TreeView(UUID id, String name, int position, List<TreeView> folders) {}

    /** The folders at the top. */
    record ForestView(List<TreeView> folders) {}

    @GetMapping
    ResponseEntity<ForestView> tree(Caller caller) {
        var shop = caller.shop();
        var all = transactions.call(shop, () -> folders.all(shop));
        return ResponseEntity.ok().cacheControl(ProductController.REVALIDATED).body(forest(all));
    }

    /** A folder alone. */
    record FolderView(UUID id, @Nullable UUID parentId, String name, int position) {

        static FolderView of(Folder folder) {
            return new FolderView(folder.id(), folder.parentId(), folder.name(), folder.position());
        }
    }

    /**
     * A folder to be made.
     *
     * @param parentId absent for a folder at the top
     */
    record NewFolder(
            @NotBlank @PlainText(max = 200) String name,
            @Nullable UUID parentId,
            @Min(0) @Max(1_000_000) @Nullable Integer position) {}

    @PostMapping
    @Needs(Permission.CATALOG_WRITE)
    ResponseEntity<FolderView> make(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewFolder request) {
        var shop = caller.shop();
        var claim = requests.key(caller, key, request);
        var position = request.position == null ? FIRST : request.position;
        var folder = transactions.call(shop, () -> arrange.make(shop, claim, request.parentId, request.name, position));
        return ResponseEntity.created(URI.create("/api/v1/products/folders/" + folder.id()))
                .body(FolderView.of(folder));
    }

    /** What is to be different: an absent field stays as it is, and {@code null} as parent puts the folder at the top. */
    @SuppressWarnings("NullableOptional") // the JSON reader tells an absent field from one that is null by just this
    record FolderChanges(
            @Nullable Optional<@NotBlank @PlainText(max = 200) String> name,
            @Nullable Optional<UUID> parentId,
            @Nullable Optional<@NotNull @Min(0) @Max(1_000_000) Integer> position) {

        private static <T> Told<T> told(@Nullable Optional<T> field) {
            return field == null ? Told.nothing() : Told.of(field.orElse(null));
        }
    }

    @PutMapping("/{id}")
    @Needs(Permission.CATALOG_WRITE)
    FolderView change(Caller caller, @PathVariable UUID id, @Valid @RequestBody FolderChanges request) {
        var shop = caller.shop();
        return FolderView.of(transactions.call(
                shop,
                () -> arrange.change(
                        shop,
                        id,
                        FolderChanges.told(request.parentId),
                        FolderChanges.told(request.name),
                        FolderChanges.told(request.position))));
    }

    @DeleteMapping("/{id}")
    @Needs(Permission.CATALOG_WRITE)
    ResponseEntity<Void> remove(Caller caller, @PathVariable UUID id) {
        var shop = caller.shop();
        transactions.run(shop, () -> arrange.remove(shop, id));
        return ResponseEntity.noContent().build();
    }

    private static ForestView forest(List<Folder> all) {
        var inside = new HashMap<UUID, List<TreeView>>();
        all.forEach(folder -> inside.put(folder.id(), new ArrayList<>()));
        var top = new ArrayList<TreeView>();
        for (var folder : all) {
            var view = new TreeView(
                    folder.id(), folder.name(), folder.position(), inside.getOrDefault(folder.id(), List.of()));
            (folder.parentId() == null ? top : inside.getOrDefault(folder.parentId(), top)).add(view);
        }
        return new ForestView(top);
    }
}
