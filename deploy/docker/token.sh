#!/bin/bash
# Signs an access token with the key of new-env.sh, for an hour:
#   token.sh SHOP USER ROLE…      token.sh - ops OPERATOR      (- is the platform, no shop)
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -ge 3 ] || { sed -n '2,3p' "$0" >&2; exit 2; }
set -a; . ./.env; set +a
keys=.local/docker/keys
shop=$1 user=$2; shift 2

base64url() { base64 -w0 | tr '+/' '-_' | tr -d '='; }
binary() { local hex=$1 out='' i; for ((i = 0; i < ${#hex}; i += 2)); do out+="\\x${hex:i:2}"; done; printf '%b' "$out"; }
padded() { local hex; hex=$(printf '%64s' "$1" | tr ' ' '0'); printf '%s' "${hex: -64}"; }

now=$(date +%s)
roles=$(printf '"%s",' "$@")
claim=''; [ "$shop" = - ] || claim="\"shop_id\":\"$shop\","
header="{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"$(cat $keys/kid)\"}"
claims="{\"iss\":\"$CVETY_ISSUER\",\"aud\":\"$CVETY_AUDIENCE\",\"sub\":\"$user\",${claim}\"roles\":[${roles%,}],\"iat\":$now,\"exp\":$((now + 3600)),\"jti\":\"$(openssl rand -hex 16)\"}"
input=$(printf '%s' "$header" | base64url).$(printf '%s' "$claims" | base64url)

# OpenSSL writes the two numbers of the signature as ASN.1; a JWT wants them as 32 bytes each.
mapfile -t numbers < <(printf '%s' "$input" | openssl dgst -sha256 -sign "$keys/signing.pem" | openssl asn1parse -inform DER \
    | sed -n 's/.*INTEGER *:\(.*\)$/\1/p')
printf '%s.%s\n' "$input" "$(binary "$(padded "${numbers[0]}")$(padded "${numbers[1]}")" | base64url)"
