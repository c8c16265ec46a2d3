package kz.cvety.kit.testing;

/**
 * One service's database and the three roles that may use it.
 *
 * @param owner owns the schema and runs migrations
 * @param app reads and writes rows under row-level security
 * @param relay replicates the outbox
 */
public record Database(String name, String url, Login owner, Login app, Login relay) {

    public record Login(String user, String password) {}
}
