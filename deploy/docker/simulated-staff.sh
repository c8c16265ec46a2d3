#!/bin/bash
# Gives the simulated Telegram the group of the first shop's staff. Adding it again changes nothing.
set -eu
body="{\"id\": ${TELEGRAM_STAFF_CHAT:?}, \"title\": \"${CVETY_SHOP:?}: staff\"}"
exec 3<>/dev/tcp/simulators/8091
printf 'POST /_sim/groups HTTP/1.1\r\nHost: simulators\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "${#body}" "$body" >&3
read -r -t 5 _ status _ <&3
[ "$status" = 200 ] || { echo "the simulator answered $status"; exit 1; }
