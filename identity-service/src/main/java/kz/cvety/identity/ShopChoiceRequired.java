package kz.cvety.identity;

import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** The password was right and the person works in several shops: the sign-in must name one. */
public final class ShopChoiceRequired extends Rejection {

    ShopChoiceRequired(List<Member> places) {
        super(
                Kind.CONFLICT,
                "shop-choice-required",
                "You work in several shops; say which one",
                Map.of(
                        "shops",
                        places.stream()
                                .map(place -> Map.of("id", place.shop().value(), "name", place.shopName()))
                                .toList()));
    }
}
