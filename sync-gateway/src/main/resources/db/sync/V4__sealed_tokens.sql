-- What we present to the other side is kept sealed: the service seals what stands in api_token when it starts, and leaves it empty.
alter table connection
    add column api_token_sealed bytea,
    add column api_token_key    text, -- the id of the key that has to be there to open it
    add constraint sealed_with_a_key check ((api_token_sealed is null) = (api_token_key is null));
comment on column connection.api_token is 'written by releases before this one; sealed and emptied within a second';
