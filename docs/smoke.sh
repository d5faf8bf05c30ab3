#!/bin/sh
# Creates a member as the platform does and finds it as the staff do. Needs curl, and a hub with an app and a user:
#
#   docker compose up -d && docs/smoke.sh
#   docs/smoke.sh http://localhost:8090        another hub, or the load balancer of the profile "cluster"
#
# With settings other than .env.example's: HUB_SECRET, HUB_APP_ID, HUB_ROOT_KDT_ID, HUB_USER=name:password.
set -eu
hub=${1:-http://localhost:${MEMBER_HUB_PORT:-8080}}
secret=${HUB_SECRET:-for-development-only-not-a-secret}
app=${HUB_APP_ID:-91234567_crm}
root=${HUB_ROOT_KDT_ID:-91234567}
user=${HUB_USER:-developer:for-development-only}

fail() { echo "smoke: $*" >&2; exit 1; }

# A started container may take a while to be ready.
seconds=0
until curl -sf -o /dev/null -m 5 "$hub/readyz"; do
    seconds=$((seconds + 1))
    [ "$seconds" -lt 120 ] || fail "$hub is not ready"
    sleep 1
done

# Nobody's number in particular, and another one each time.
mobile=138$(od -An -N4 -tu4 /dev/urandom | tr -d ' \n' | sed 's/.*\(........\)$/\1/; s/^/00000000/; s/.*\(........\)$/\1/')
call="{\"rootKdtId\": $root, \"appId\": \"$app\", \"mobile\": \"$mobile\", \"name\": \"Smoke\", \"extendMap\": {}}"

create() {
    curl -s -m 10 "$hub/MemberCreateExtension" -H 'Content-Type: application/json' -H "Authorization: Bearer $1" -d "$call"
}
number() { sed -n 's/.*"outOpenId":"\([^"]*\)".*/\1/p'; }

answer=$(create "$secret")
created=$(printf %s "$answer" | number)
[ -n "$created" ] || fail "no member was created: $answer"
answer=$(create "$secret")
[ "$(printf %s "$answer" | number)" = "$created" ] || fail "the same call again has another number than $created: $answer"
answer=$(create "not-the-secret")
case $answer in *'"code":401'*) ;; *) fail "a wrong secret was not refused: $answer" ;; esac

answer=$(curl -s -m 10 -u "$user" "$hub/api/members/search" -H 'Content-Type: application/json' -d "{\"query\": \"$mobile\"}")
[ "$(printf %s "$answer" | number)" = "$created" ] || fail "staff do not find member $created: $answer"

echo "smoke: member $created was created, is the same when sent again, and staff find it"
