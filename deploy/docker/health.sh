#!/bin/bash
# Asks this container's own HTTP port; needs neither curl nor a second JVM. health <path>, port from HEALTH_PORT.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${HEALTH_PORT:?}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${1:-/health}" >&3
read -r -t 2 _ status _ <&3
[ "$status" = 200 ]
