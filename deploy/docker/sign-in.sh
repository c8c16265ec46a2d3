#!/bin/bash
# Signs somebody in and prints their access token, which is good for ten minutes:
#   sign-in.sh LOGIN [SHOP]      the shop is needed by those who work in several
# The password comes from CVETY_PASSWORD, or is asked for.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,4p' "$0" >&2; exit 2; }
password=${CVETY_PASSWORD:-}
[ -n "$password" ] || { read -rsp "password of $1: " password < /dev/tty; echo >&2; }

quoted() { local text=${1//\\/\\\\}; printf '"%s"' "${text//\"/\\\"}"; }
shop=''; [ -z "${2:-}" ] || shop=",\"shop\":$(quoted "$2")"

# By way of a pipe: what stands in a command line is seen by everybody on the machine.
answer=$(printf '{"login":%s,"password":%s%s}' "$(quoted "$1")" "$(quoted "$password")" "$shop" \
    | curl -sS -H 'Content-Type: application/json' --data-binary @- "${IDENTITY:-http://127.0.0.1:8086}/api/v1/auth/login")
token=$(sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p' <<< "$answer")
[ -n "$token" ] || { echo "not signed in: $answer" >&2; exit 1; }
echo "$token"
