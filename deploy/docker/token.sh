#!/bin/bash
# Signs an access token with the key of new-env.sh, for an hour:
#   token.sh SHOP USER ROLE      token.sh - ops OPERATOR      (- is the platform, no shop)
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -eq 3 ] || { sed -n '2,3p' "$0" >&2; exit 2; }
set -a; . ./.env; set +a
keys=.local/docker/keys
shop=$1 user=$2 role=$3

base64url() { base64 -w0 | tr '+/' '-_' | tr -d '='; }
binary() { local hex=$1 out='' i; for ((i = 0; i < ${#hex}; i += 2)); do out+="\\x${hex:i:2}"; done; printf '%b' "$out"; }
padded() { local hex; hex=$(printf '%64s' "$1" | tr ' ' '0'); printf '%s' "${hex: -64}"; }

now=$(date +%s)
# what the identity service will give each role by default
all='orders:read orders:write deliveries:read deliveries:write connections:read connections:write chats:read chats:write
    messages:read messages:write team:read team:write shop:read audit:read'
case $role in
    OPERATOR) may="$all shop:write platform:operate" ;;
    DIRECTOR) may="$all shop:write" ;;
    ADMIN) may=$all ;;
    MANAGER) may='orders:read orders:write deliveries:read chats:read messages:read team:read shop:read' ;;
    FLORIST | COURIER) may='orders:read orders:write shop:read' ;;
    *) echo "no such role: $role" >&2; exit 2 ;;
esac
permissions=$(printf '"%s",' $may)
claim=''; [ "$shop" = - ] || claim="\"shop_id\":\"$shop\","
header="{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"$(cat $keys/kid)\"}"
claims="{\"iss\":\"$CVETY_ISSUER\",\"aud\":\"$CVETY_AUDIENCE\",\"sub\":\"$user\",${claim}\"role\":\"$role\",\"permissions\":[${permissions%,}],\"name\":\"$user\",\"sid\":\"$(openssl rand -hex 16)\",\"iat\":$now,\"exp\":$((now + 3600)),\"jti\":\"$(openssl rand -hex 16)\"}"
input=$(printf '%s' "$header" | base64url).$(printf '%s' "$claims" | base64url)

# OpenSSL writes the two numbers of the signature as ASN.1; a JWT wants them as 32 bytes each.
mapfile -t numbers < <(printf '%s' "$input" | openssl dgst -sha256 -sign "$keys/signing.pem" | openssl asn1parse -inform DER \
    | sed -n 's/.*INTEGER *:\(.*\)$/\1/p')
printf '%s.%s\n' "$input" "$(binary "$(padded "${numbers[0]}")$(padded "${numbers[1]}")" | base64url)"
