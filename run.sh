#!/usr/bin/env bash
# Runs Offers on http://localhost:5080. Arguments are passed on, for instance: ./run.sh --urls http://localhost:8000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=build/machine.sh
. build/machine.sh

want_dotnet
want_chromium
want_fonts
has_chromium || echo "Without Chromium everything works but PDF downloads, which answer pdf_unavailable." >&2
exec dotnet run --project Offers.Web -- "$@"
