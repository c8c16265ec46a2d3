-- Private keys are sealed by the vault that all services share, and can be re-encrypted by command.
-- What the former master key sealed signs no more; its public half stays until the last token it has signed is over.
alter table signing_key add column sealed bytea;
alter table signing_key add column sealed_key text;

update signing_key set state = 'RETIRED', gone_at = now() + interval '20 minutes' where state <> 'RETIRED';

alter table signing_key drop column private_jwe;
alter table signing_key add constraint signing_key_sealed_if_in_use
    check (case when state = 'RETIRED' then num_nonnulls(sealed, sealed_key) = 0 else num_nonnulls(sealed, sealed_key) = 2 end);
