-- Where every tiyn is: double entry. What an account is debited with counts above zero, what it is credited with below.

-- cause_id makes a cause count once: the payment that came, the refund that was made, the one time it was assigned.
create table ledger_entry (
    shop_id    text        not null,
    id         uuid        not null,
    position   bigint generated always as identity,
    reason     text        not null check (reason in ('RECEIVED', 'ASSIGNED', 'REFUNDED')),
    cause_id   uuid        not null,
    payment_id uuid        not null,
    order_id   uuid,
    at         timestamptz not null,
    primary key (shop_id, id),
    unique (shop_id, reason, cause_id)
);
create index ledger_entry_by_position on ledger_entry (shop_id, position);
create index ledger_entry_of_payment on ledger_entry (shop_id, payment_id, position);

create table ledger_posting (
    shop_id  text   not null,
    entry_id uuid   not null,
    account  text   not null check (account in ('orders', 'unassigned') or account ~ '^clearing:[A-Z]{1,20}$'),
    currency text   not null,
    amount   bigint not null check (amount <> 0),
    primary key (shop_id, entry_id, account, currency),
    foreign key (shop_id, entry_id) references ledger_entry
);
create index ledger_posting_of_account on ledger_posting (shop_id, account, currency) include (amount);

-- An entry that moves nothing, or makes money out of nothing, does not commit.
create function ledger_entry_sums_to_zero() returns trigger language plpgsql as $$
declare
    entry uuid := coalesce(to_jsonb(new) ->> 'entry_id', to_jsonb(new) ->> 'id')::uuid;
begin
    if not exists (select from ledger_posting where shop_id = new.shop_id and entry_id = entry) then
        raise exception 'the entry % of the ledger moves nothing', entry using errcode = 'check_violation';
    end if;
    if exists (
        select from ledger_posting where shop_id = new.shop_id and entry_id = entry group by currency having sum(amount) <> 0)
    then
        raise exception 'the entry % of the ledger does not sum to zero', entry using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger ledger_entry_sums_to_zero after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_entry_sums_to_zero();
create constraint trigger ledger_posting_sums_to_zero after insert on ledger_posting
    deferrable initially deferred for each row execute function ledger_entry_sums_to_zero();

-- What is written stays: neither the service nor its owner changes the books. default privileges gave the service too much.
do $$
declare
    book   text;
    writer text;
begin
    foreach book in array array ['ledger_entry', 'ledger_posting'] loop
        for writer in
            select distinct given.grantee::regrole::text
            from pg_class t, aclexplode(t.relacl) given
            where t.oid = book::regclass and given.grantee not in (0, t.relowner)
        loop
            execute format('revoke update, delete, truncate on %I from %s', book, writer);
        end loop;
    end loop;
end
$$;
create function ledger_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only ever added to';
end
$$;
create trigger ledger_entry_stays before update or delete or truncate on ledger_entry
    for each statement execute function ledger_stays();
create trigger ledger_posting_stays before update or delete or truncate on ledger_posting
    for each statement execute function ledger_stays();

select kit.protect('ledger_entry');
select kit.protect('ledger_posting');
