#!/bin/bash
# Writes .env with fresh random secrets. To one that is there it adds what a later release has brought, and changes nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077

filled() {
    case $1 in
        *=*@key*) echo "${1//@key/$(openssl rand -hex 32)}" ;;
        *=*@random*) echo "${1//@random/$(openssl rand -hex 24)}" ;;
        *) echo "$1" ;;
    esac
}

if [ -e .env ]; then
    echo ".env is there already; remove it for new secrets (the databases keep the old passwords)"
    [ -z "$(tail -c 1 .env)" ] || echo >> .env
    while IFS= read -r line; do
        name=${line%%=*}
        case $line in '' | '#'*) continue ;; esac
        grep -q "^$name=" .env && continue
        filled "$line" >> .env
        echo "added $name"
    done < deploy/docker/.env.example
else
    while IFS= read -r line; do filled "$line"; done < deploy/docker/.env.example > .env
    echo "wrote .env"
fi
