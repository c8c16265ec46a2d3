package kz.cvety.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import kz.cvety.identity.DefinePermissionSet;
import kz.cvety.identity.PermissionSet;
import kz.cvety.identity.PermissionSets;
import kz.cvety.identity.Role;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The permission sets of the caller's shop. */
@RestController
@RequestMapping("/api/v1/permission-sets")
@Needs(Permission.TEAM_WRITE)
class PermissionSetController {

    private final PermissionSets sets;
    private final DefinePermissionSet define;
    private final ShopTransactions transactions;

    PermissionSetController(PermissionSets sets, DefinePermissionSet define, ShopTransactions transactions) {
        this.sets = sets;
        this.define = define;
        this.transactions = transactions;
    }

    record SetView(String name, List<String> permissions) {

        static SetView of(PermissionSet set) {
            return new SetView(set.name(), set.permissions().stream().sorted().toList());
        }
    }

    /** {@code grantable} is everything a set may hold. */
    record SetsView(List<SetView> permissionSets, List<String> grantable) {}

    record SetRequest(@NotNull @Size(max = 50) Set<@NotBlank String> permissions) {}

    @GetMapping
    @Needs(Permission.TEAM_READ)
    SetsView list(Caller caller) {
        var shop = caller.shop();
        var all = transactions.call(shop, () -> sets.all(shop));
        return new SetsView(all.stream().map(SetView::of).toList(), List.copyOf(Role.grantable()));
    }

    @PutMapping("/{name}")
    SetView define(
            Caller caller,
            @PathVariable @NotBlank @PlainText(max = 60) String name,
            @Valid @RequestBody SetRequest request,
            Visitor visitor) {
        return SetView.of(
                define.handle(caller.shop(), caller, new PermissionSet(name, request.permissions()), visitor));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(Caller caller, @PathVariable @PlainText(max = 60) String name, Visitor visitor) {
        define.drop(caller.shop(), caller, name, visitor);
    }
}
