package kz.cvety.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.idempotency.IdempotencyKey;
import kz.cvety.kit.idempotency.IdempotencyKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes, names, moves and removes the folders of a shop. Runs inside a transaction of the shop; two people who arrange them at once
 * wait for each other, so that no folder ends up inside itself.
 */
@Component
public class ArrangeFolders {

    static final int MOST = 1000;
    static final int DEEPEST = 10;

    private static final Logger log = LoggerFactory.getLogger(ArrangeFolders.class);

    private final Folders folders;
    private final IdempotencyKeys keys;

    ArrangeFolders(Folders folders, IdempotencyKeys keys) {
        this.folders = folders;
        this.keys = keys;
    }

    /** The folder, new or made by this very request before. */
    public Folder make(ShopId shop, IdempotencyKey key, @Nullable UUID parentId, String name, int position) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var made = keys.claim(shop, key, id);
        if (made.isPresent()) {
            return folders.find(shop, made.get()).orElseThrow(UnknownFolder::new);
        }
        folders.lock(shop);
        var all = folders.all(shop);
        if (all.size() >= MOST) {
            throw UnusableFolder.tooMany(MOST);
        }
        var folder = new Folder(id, parentId, name, position);
        place(all, folder);
        folders.store(shop, folder);
        log.atInfo().addKeyValue("shop", shop).addKeyValue("folder", id).log("folder.made");
        return folder;
    }

    /** The folder afterwards; what is not told stays, and a parent that is cleared puts it at the top. */
    public Folder change(ShopId shop, UUID id, Told<UUID> parentId, Told<String> name, Told<Integer> position) {
        folders.lock(shop);
        var all = folders.all(shop);
        var before = all.stream()
                .filter(folder -> folder.id().equals(id))
                .findFirst()
                .orElseThrow(UnknownFolder::new);
        var after = new Folder(
                id,
                parentId.over(before.parentId()),
                name.over(before.name(), before.name()),
                position.over(before.position(), before.position()));
        if (!after.equals(before)) {
            place(all, after);
            folders.store(shop, after);
            log.atInfo().addKeyValue("shop", shop).addKeyValue("folder", id).log("folder.changed");
        }
        return after;
    }

    /** Removes a folder that holds nothing. */
    public void remove(ShopId shop, UUID id) {
        folders.lock(shop);
        var all = folders.all(shop);
        if (all.stream().noneMatch(folder -> folder.id().equals(id))) {
            throw new UnknownFolder();
        }
        var inside = all.stream().filter(folder -> id.equals(folder.parentId())).count();
        var products = folders.productsIn(shop, id);
        if (inside + products > 0) {
            throw new FolderNotEmpty(inside, products);
        }
        folders.delete(shop, id);
        log.atInfo().addKeyValue("shop", shop).addKeyValue("folder", id).log("folder.removed");
    }

    /** Refuses a place that is not there, inside the folder itself, or too far down for it and all it holds. */
    private static void place(List<Folder> all, Folder folder) {
        var parents = new HashMap<UUID, @Nullable UUID>();
        all.forEach(each -> parents.put(each.id(), each.parentId()));
        if (folder.parentId() != null && !parents.containsKey(folder.parentId())) {
            throw UnusableFolder.noParent();
        }
        parents.put(folder.id(), folder.parentId());
        for (var up = folder.parentId(); up != null; up = parents.get(up)) {
            if (up.equals(folder.id())) {
                throw UnusableFolder.insideItself();
            }
        }
        if (parents.keySet().stream().anyMatch(each -> depth(parents, each) > DEEPEST)) {
            throw UnusableFolder.tooDeep(DEEPEST);
        }
    }

    private static int depth(Map<UUID, @Nullable UUID> parents, @Nullable UUID id) {
        var depth = 0;
        for (var up = id; up != null; up = parents.get(up)) {
            depth++;
        }
        return depth;
    }
}
