#!/bin/bash
# Runs once, on an empty data directory: a database per service with its three roles.
#   <db>_owner  owns the schema and migrates it
#   <db>_app    reads and writes rows under row-level security
#   <db>_relay  replicates the outbox and sees the schema "kit" alone
# Passwords come from the environment: ORDERS_OWNER_PASSWORD, ORDERS_APP_PASSWORD, ORDERS_RELAY_PASSWORD and so on.
# For one that a later release brings: docker compose exec -T -e DATABASES=identity postgres /docker-entrypoint-initdb.d/10-cvety.sh
set -euo pipefail

super() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" "$@"; }

create() {
    local db=$1 prefix=${1^^}
    local owner_var=${prefix}_OWNER_PASSWORD app_var=${prefix}_APP_PASSWORD relay_var=${prefix}_RELAY_PASSWORD
    local owner_password=${!owner_var:?is missing} app_password=${!app_var:?is missing} relay_password=${!relay_var:?is missing}

    super --dbname postgres --set db="$db" --set owner="${db}_owner" --set app="${db}_app" --set relay="${db}_relay" \
        --set owner_password="$owner_password" --set app_password="$app_password" --set relay_password="$relay_password" <<'SQL'
create role :"owner" login nosuperuser nobypassrls noreplication password :'owner_password';
create role :"app"   login nosuperuser nobypassrls noreplication password :'app_password';
create role :"relay" login nosuperuser nobypassrls replication   password :'relay_password';
create database :"db" owner :"owner";
revoke connect, temporary on database :"db" from public;
grant connect, temporary on database :"db" to :"app", :"relay";
SQL

    super --dbname "$db" --set owner="${db}_owner" --set app="${db}_app" --set relay="${db}_relay" <<'SQL'
create schema if not exists kit authorization :"owner";
grant usage on schema public, kit to :"app";
grant usage on schema kit to :"relay";
alter default privileges for role :"owner" grant usage on schemas to :"app";
alter default privileges for role :"owner" grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" grant usage, select on sequences to :"app";
alter default privileges for role :"owner" in schema kit grant select, insert, update, delete on tables to :"relay";
alter default privileges for role :"owner" in schema kit grant usage, select on sequences to :"relay";
SQL
    echo "database $db with ${db}_owner, ${db}_app, ${db}_relay"
}

for db in ${DATABASES:-orders catalog payments sync notifications identity}; do
    create "$db"
done
