package kz.cvety.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import kz.cvety.identity.ChangeShop;
import kz.cvety.identity.Email;
import kz.cvety.identity.RegisterShop;
import kz.cvety.identity.Shop;
import kz.cvety.identity.Shops;
import kz.cvety.identity.UnknownShop;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shops: all of them for an operator, their own for everybody else, for whom no other exists. */
@RestController
@RequestMapping("/api/v1/shops")
@Needs(Permission.PLATFORM_OPERATE)
class ShopController {

    static final String ID = "[A-Za-z0-9_-]{1,64}";
    private static final String LANGUAGE = "ru|kk|en|bg";

    private final Shops shops;
    private final RegisterShop registerShop;
    private final ChangeShop changeShop;
    private final ShopTransactions transactions;

    ShopController(Shops shops, RegisterShop registerShop, ChangeShop changeShop, ShopTransactions transactions) {
        this.shops = shops;
        this.registerShop = registerShop;
        this.changeShop = changeShop;
        this.transactions = transactions;
    }

    record ShopView(
            String id,
            long version,
            String name,
            String zone,
            String language,
            Shop.State state,
            Instant registeredAt) {

        static ShopView of(Shop shop) {
            return new ShopView(
                    shop.id().value(),
                    shop.version(),
                    shop.name(),
                    shop.zone(),
                    shop.language(),
                    shop.state(),
                    shop.registeredAt());
        }
    }

    /** A page in the order of the ids; the next page is asked for with {@code after=<next>}. */
    record ShopsView(List<ShopView> shops, @Nullable String next) {}

    record NewShopRequest(
            @NotNull @Pattern(regexp = ID) String id,
            @NotBlank @PlainText(max = 200) String name,
            @NotNull @TimeZoneName String zone,

            @NotNull @Pattern(regexp = LANGUAGE) String language,

            @NotNull @EmailAddress String director) {}

    record ShopRequest(
            @NotBlank @PlainText(max = 200) String name,
            @NotNull @TimeZoneName String zone,

            @NotNull @Pattern(regexp = LANGUAGE) String language) {}

    record RegisteredView(ShopView shop, TeamController.InvitationView invitation) {}

    @GetMapping
    ShopsView list(
            @RequestParam(required = false) @Pattern(regexp = ID) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var from = after == null ? null : new ShopId(after);
        var page = transactions.acrossShops(() -> shops.page(from, limit));
        return new ShopsView(
                page.shops().stream().map(ShopView::of).toList(),
                page.next().map(ShopId::value).orElse(null));
    }

    @PostMapping
    ResponseEntity<RegisteredView> register(
            Caller caller, @Valid @RequestBody NewShopRequest request, Visitor visitor) {
        var registered = registerShop.handle(
                caller,
                new ShopId(request.id()),
                request.name(),
                request.zone(),
                request.language(),
                Email.parse(request.director()).orElseThrow(),
                visitor);
        return ResponseEntity.created(URI.create("/api/v1/shops/" + request.id()))
                .cacheControl(CacheControl.noStore())
                .body(new RegisteredView(
                        ShopView.of(registered.shop()), TeamController.InvitationView.of(registered.invitation())));
    }

    @GetMapping("/{id}")
    @Needs(Permission.SHOP_READ)
    ShopView get(Caller caller, @PathVariable String id) {
        var shop = seen(caller, id);
        return transactions.call(shop, () -> shops.find(shop).map(ShopView::of).orElseThrow(UnknownShop::new));
    }

    @PutMapping("/{id}")
    @Needs(Permission.SHOP_WRITE)
    ShopView change(Caller caller, @PathVariable String id, @Valid @RequestBody ShopRequest request, Visitor visitor) {
        return ShopView.of(changeShop.handle(
                seen(caller, id), caller, request.name(), request.zone(), request.language(), visitor));
    }

    @PutMapping("/{id}/suspension")
    ShopView suspend(Caller caller, @PathVariable String id, Visitor visitor) {
        return ShopView.of(changeShop.suspend(seen(caller, id), caller, visitor));
    }

    @DeleteMapping("/{id}/suspension")
    ShopView resume(Caller caller, @PathVariable String id, Visitor visitor) {
        return ShopView.of(changeShop.resume(seen(caller, id), caller, visitor));
    }

    /** The shop, if the caller may know of it at all. */
    static ShopId seen(Caller caller, String id) {
        if (!id.matches(ID)) {
            throw new UnknownShop();
        }
        var shop = new ShopId(id);
        if (!caller.isOperator() && !caller.shop().equals(shop)) {
            throw new UnknownShop();
        }
        return shop;
    }
}
