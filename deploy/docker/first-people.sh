#!/bin/bash
# Makes the first people of a new system, the platform's operator and the director of CVETY_SHOP, and prints their logins:
#   first-people.sh [OPERATOR [DIRECTOR]]      their e-mail addresses
# The operator is made with the secret that identity-service has shown on its console. With CVETY_PASSWORD set, they are there
# already and this is their password.
set -euo pipefail
cd "$(dirname "$0")/../.."
operator=${1:-operator@cvety.local} director=${2:-director@cvety.local}
identity=${IDENTITY:-http://127.0.0.1:8086}/api/v1
shop=$(sed -n 's/^CVETY_SHOP=//p' .env)

compose() { if docker compose version > /dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
fail() { echo "$*" >&2; exit 1; }
shown() { printf '%-28s %-28s password %s\n' "$@"; }

# post PATH BODY [TOKEN]: the answer's body, then its status in a line of its own. What is secret goes by a pipe.
post() {
    printf 'header = "Authorization: Bearer %s"\n' "${3:-none}" | sed '/Bearer none/d' \
        | curl -sS --config - -H 'Content-Type: application/json' -w '\n%{http_code}' --data-binary @<(printf '%s' "$2") "$identity$1"
}

# person CREDENTIAL VALUE NAME PHONE EMAIL PASSWORD
person() {
    printf '{"%s":"%s","name":"%s","phone":"%s","email":"%s","password":"%s"}' "$@"
}

if [ -z "${CVETY_PASSWORD:-}" ]; then
    # the last one: one that has expired is replaced when the service starts again
    secret=$(compose logs --no-color --no-log-prefix identity-service | sed -n 's/^ *\([A-Za-z0-9_-]\{43\}\) *$/\1/p' | tail -n 1)
    there="is there an operator already? then: CVETY_PASSWORD=... $0"
    [ -n "$secret" ] || fail "identity-service has shown no secret; $there"
    CVETY_PASSWORD=$(openssl rand -hex 12)
    answer=$(post /bootstrap "$(person secret "$secret" Operator +77000000901 "$operator" "$CVETY_PASSWORD")")
    [ "${answer##*$'\n'}" = 201 ] || fail "$answer"$'\n'"no operator was made; $there"
    shown 'operator of the platform' "$operator" "$CVETY_PASSWORD"
fi
export CVETY_PASSWORD
token=$(deploy/docker/sign-in.sh "$operator")

answer=$(post /shops "{\"id\":\"$shop\",\"name\":\"$shop\",\"zone\":\"Asia/Almaty\",\"language\":\"ru\",\"director\":\"$director\"}" "$token")
# the shop is there from a run before that came no further
[ "${answer##*$'\n'}" != 409 ] || answer=$(post "/shops/$shop/directors/invitations" "{\"email\":\"$director\"}" "$token")
invitation=$(field token <<< "$answer")
[ -n "$invitation" ] || fail "no invitation for the director: $answer"

password=$(openssl rand -hex 12)
answer=$(post /invitations/accept "$(person token "$invitation" Director +77000000902 "$director" "$password")")
[ "${answer##*$'\n'}" = 201 ] || fail "no director was made: $answer"
shown "director of $shop" "$director" "$password"
