#!/usr/bin/env bash
# Measures the portal in its production form on this machine and prints a table in Markdown.
# Usage: tests/Benchmarks/run.sh [--practices 1000,10000,100000] [--seconds 5] [--program PATH of a published portal]
#        tests/Benchmarks/run.sh search [SIZES] | contest | library [SIZES]
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v wrk >/dev/null; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo -n"
  { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends wrk >/dev/null; } ||
    echo "wrk could not be installed: the built-in load generator is used, which takes part of the machine for itself." >&2
fi
exec dotnet run -c Release --project tests/Benchmarks -- "$@"
