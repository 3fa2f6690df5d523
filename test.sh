#!/usr/bin/env bash
# The one test command. Builds with warnings as errors, runs every test, and ends with "N passed, N failed".
#   ./test.sh          everything, at the default scale
#   ./test.sh --fast   without browser tests and without those marked Speed=Long
#   ./test.sh --full   everything, at the largest scale of Offers.Tests/Infrastructure/TestScale.cs
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=build/machine.sh
. build/machine.sh

scale=default
for argument in "$@"; do
  case $argument in
  --fast) scale=fast ;;
  --full) scale=full ;;
  *)
    echo "usage: ./test.sh [--fast | --full]" >&2
    exit 2
    ;;
  esac
done

export OFFERS_TEST_SCALE=$scale DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
results=artefacts/test-results
passed=0 failed=0 skipped=0 broken=0

# Runs one test project and adds its counts. A run that ends without a result file, or fails for another reason than a
# failed test, is broken.
run_tests() {
  local project=$1
  shift
  echo "== $project"
  local status=0
  dotnet test "$project" --no-build --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$project.trx" --blame-hang --blame-hang-timeout 15m --blame-hang-dump-type none "$@" ||
    status=$?
  local counters
  counters=$(grep -o '<Counters [^>]*' "$results/$project.trx" 2>/dev/null || true)
  if [ -z "$counters" ]; then
    echo "$project ended without results." >&2
    broken=1
    return 0
  fi
  local total executed ok bad
  total=$(count_of total) executed=$(count_of executed) ok=$(count_of passed) bad=$(count_of failed)
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then
    echo "$project ended with status $status although no test failed." >&2
    broken=1
  fi
}

count_of() {
  sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"
}

want_dotnet
want_postgres
want_chromium
want_pdf_tools
want_fonts

rm -rf "$results"
mkdir -p "$results"
dotnet build Offers.Blazor.sln --nologo -v quiet

if [ "$scale" = fast ]; then
  run_tests Offers.Tests --filter "Speed!=Long"
else
  run_tests Offers.Tests
  run_tests Offers.E2E
fi

summary="$passed passed, $failed failed"
[ "$skipped" = 0 ] || summary="$summary, $skipped skipped"
[ "$passed" -gt 0 ] || echo "No test passed, so nothing is shown." >&2
if [ "$skipped" != 0 ] && [ -n "${CI:-}" ]; then
  echo "Continuous integration may skip nothing; the skipped tests are named above." >&2
  broken=1
fi
echo "$summary"
[ "$failed" = 0 ] && [ "$broken" = 0 ] && [ "$passed" -gt 0 ]
