package kz.cvety.identity;

import java.time.Instant;

/** Shows the secret on the console of whoever has started the service. */
final class ConsoleNotice implements BootstrapNotice {

    @Override
    public void show(String secret, Instant until) {
        System.out.printf(
                "%n    There is no operator yet. Until %s, the first one can be made with%n"
                        + "    POST /api/v1/bootstrap and this secret, which is shown only here and now:%n%n    %s%n%n",
                until, secret);
    }
}
