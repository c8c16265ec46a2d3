package kz.cvety.payments;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The providers that this build can speak with. */
@Component
public class Providers {

    private final Map<Provider, PaymentProvider> adapters = new EnumMap<>(Provider.class);

    Providers(List<PaymentProvider> adapters) {
        adapters.forEach(adapter -> this.adapters.put(adapter.provider(), adapter));
    }

    public Optional<PaymentProvider> find(Provider provider) {
        return Optional.ofNullable(adapters.get(provider));
    }
}
