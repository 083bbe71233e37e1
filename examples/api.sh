#!/bin/sh
# api.sh [ADDRESS]: one case through one transition by the API, with curl. Needs the demonstration of examples/run, serving.
#
# Shows what a client needs: a bearer token, the version of a case as ETag, a dry run that says what is missing, the refusal
# with every requirement (RFC 9457), If-Match on every change, and a key that makes a repeated request harmless.
set -eu
cd "$(dirname "$0")/.."
address=${1-http://127.0.0.1:8080}
program=build/release/cli/phasemodel
api=$address/api/v1

token=$("$program" --database sqlite:build/demo/phasemodel.db token create --as saksbehandler@demo.example --label api.sh)
body=$(mktemp)
trap 'rm -f "$body"' EXIT

# request METHOD PATH [CURL OPTIONS...]: prints the status and the JSON answer, keeps the answer in $body.
request() {
    method=$1 path=$2
    shift 2
    printf '\n%s %s\n' "$method" "$path"
    curl -sS -X "$method" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -H 'Accept-Language: nb' \
        -D "$body.head" -o "$body" "$@" "$api$path"
    head -n 1 "$body.head"
    python3 -m json.tool --no-ensure-ascii "$body" | head -n "${lines-24}"
}

# member NAME: one member of the last answer.
member() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$body" "$1"; }

# version: the last answer's ETag, as If-Match wants it.
version() { sed -n 's/^[Ee][Tt]ag: *\("[^"]*"\).*/\1/p' "$body.head"; }

request POST /cases -H "Idempotency-Key: api-$$" -d '{"name": "Williams syndrom (fra API)", "orpha": "904", "origin": "enquiry", "reason": "Vist fra examples/api.sh."}'
case=$(member id)

lines=12 request GET "/cases/$case"
etag=$(version)

request POST "/cases/$case/transitions?dry_run=true" -d '{"event": "accept", "reason": "Tas opp."}'
request POST "/cases/$case/transitions" -H "If-Match: $etag" -d '{"event": "accept", "reason": "Tas opp."}'

# What is missing says by which act it is cured, and with what: each case found alike is judged.
for hit in $(python3 -c 'import json, sys
for answer in json.load(open(sys.argv[1]))["requirements"]:
    for cure in answer["cures"]:
        print(cure["fields"]["hit"])' "$body"); do
    request POST "/cases/$case/acts" -H "If-Match: $etag" \
        -d "{\"act\": \"judge_duplicate\", \"hit\": \"$hit\", \"verdict\": \"different\", \"reason\": \"Vist fra examples/api.sh.\"}"
    etag=$(version)
done
request POST "/cases/$case/transitions" -H "If-Match: $etag" -d '{"event": "accept", "reason": "Tas opp."}'
