#!/bin/bash
# Writes .env with fresh random secrets, and a key pair that signs access tokens until identity-service exists. Keeps what is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077

random() { openssl rand -hex "${1:-24}"; }
base64url() { base64 -w0 | tr '+/' '-_' | tr -d '='; }

if [ -e .env ]; then
    echo ".env is there already; remove it for new secrets (the databases keep the old passwords)"
else
    while IFS= read -r line; do
        case $line in
            *=*@key*) echo "${line//@key/$(random 32)}" ;;
            *=*@random*) echo "${line//@random/$(random)}" ;;
            *) echo "$line" ;;
        esac
    done < deploy/docker/.env.example > .env
    echo "wrote .env"
fi

keys=.local/docker/keys
if [ -e "$keys/signing.pem" ]; then
    echo "$keys is there already"
else
    mkdir -p "$keys/public"
    openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$keys/signing.pem" 2>/dev/null \
        || openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$keys/signing.pem"
    # The last 64 bytes of the public key's DER are x and y.
    point() { openssl pkey -in "$keys/signing.pem" -pubout -outform DER | tail -c 64; }
    kid=$(point | openssl dgst -sha256 -binary | head -c 12 | base64url)
    printf '%s' "$kid" > "$keys/kid"
    printf '{"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}]}\n' \
        "$kid" "$(point | head -c 32 | base64url)" "$(point | tail -c 32 | base64url)" > "$keys/public/jwks.json"
    # Only the public half is mounted into a container, and read there by another user.
    chmod 755 .local .local/docker "$keys/public" && chmod 711 "$keys" && chmod 644 "$keys/public/jwks.json"
    echo "wrote $keys: signing.pem stays here, public/jwks.json is served to the services"
fi
