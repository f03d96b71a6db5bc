#!/usr/bin/env bash
# Builds the portal and runs every check of it: on SQLite and on a throw-away PostgreSQL, in a real browser.
# Needs the .NET SDK and Node.js; installs from Debian what else is missing. The last line says how many tests passed.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export HOME="${HOME:-$(mktemp -d)}"
results="$PWD/TestResults"
server=""
programs=""

say() { printf '\n== %s\n' "$*"; }

stop() {
  echo "$*" >&2
  echo "0 passed, 1 failed"
  exit 1
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# initdb refuses to run as root.
as_server() {
  if [ "$(id -u)" != 0 ]; then "$@"; return; fi
  local user=nobody
  id postgres >/dev/null 2>&1 && user=postgres
  setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"
}

find_postgres() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

missing_packages() {
  command -v pdftotext >/dev/null || echo poppler-utils
  [ -n "$(find_postgres)" ] || echo postgresql
  command -v strace >/dev/null || echo strace
  [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || echo nginx
}

install_from_debian() {
  say "Installing from Debian:" "$@"
  as_root apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_missing() {
  local wanted
  wanted="$(missing_packages)"
  [ -z "$wanted" ] || install_from_debian $wanted || stop "These Debian packages could not be installed, install them by hand:" $wanted
  # The shell without windows is a third quicker; where there is none, the whole browser does as well.
  command -v chromium-headless-shell >/dev/null || install_from_debian chromium-headless-shell ||
    command -v chromium >/dev/null || install_from_debian chromium || stop "Chromium could not be installed, install Debian's package chromium by hand."
}

free_port() {
  local port
  for port in $(shuf -i 20000-60000 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# What is thrown away a minute later need not reach a disk: databases of tests lie in memory where there is plenty of it.
scratch=""
use_memory() {
  local room free
  room="$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)"
  free="$(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo 2>/dev/null)"
  [ -w /dev/shm ] && [ "${room:-0}" -gt 4000000 ] && [ "${free:-0}" -gt 8000000 ] || return 0
  scratch="$(mktemp -d /dev/shm/hub-tests-XXXXXX)" || return 0
  chmod 755 "$scratch"
  export TMPDIR="$scratch"
}

start_postgres() {
  programs="$(find_postgres)"
  server="$(mktemp -d "${TMPDIR:-/tmp}/hub-postgres-XXXXXX")"
  local port user=root
  port="$(free_port)"
  if [ "$(id -u)" = 0 ]; then
    user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
    chown "$user" "$server"
  fi
  (cd "$server" &&
    as_server "$programs/initdb" -D "$server/data" -U hub -A trust -E UTF8 --locale=C --no-sync >/dev/null &&
    as_server "$programs/pg_ctl" start -D "$server/data" -w -l "$server/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" >/dev/null) ||
    stop "PostgreSQL could not be started; its log: $(cat "$server/log" 2>/dev/null)"
  export HUB_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=hub;Database=postgres"
}

clean_up() {
  [ -n "$server" ] || return
  (cd "$server" && as_server "$programs/pg_ctl" stop -D "$server/data" -m immediate >/dev/null 2>&1)
  rm -rf "$server"
  [ -z "$scratch" ] || rm -rf "$scratch"
}
trap clean_up EXIT

count() { sed -n 's/.*<Counters .*\b'"$1"'="\([0-9]*\)".*/\1/p' "$2" | head -n 1; }

passed=0 failed=0 skipped=0 unaudited=""

run_project() {
  local project="$1" name trx total ok bad
  name="$(basename "$project" .csproj)"
  trx="$results/$name.trx"
  say "$name"
  dotnet test "$project" -c Release --no-build --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --blame-hang-timeout 10min </dev/null
  local code=$?
  if [ ! -f "$trx" ]; then
    echo "$name left no result."
    failed=$((failed + 1))
    return
  fi
  total="$(count total "$trx")" ok="$(count passed "$trx")" bad="$(count failed "$trx")"
  # A runner that breaks off reports success of what it had run.
  [ "$code" != 0 ] && [ "${bad:-0}" = 0 ] && bad=1
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  [ "${total:-0}" -gt $((${ok:-0} + ${bad:-0})) ] && skipped=$((skipped + total - ok - bad))
  # Only SQL Server may be missing here.
  local wrongly
  # Each skipped test says its reason in the results.
  wrongly=$(($(grep -o '<UnitTestResult [^>]*outcome="NotExecuted"' "$trx" | wc -l) - $(grep -o '<Message>[^<]*HUB_TEST_SQLSERVER' "$trx" | wc -l)))
  if [ "$wrongly" -gt 0 ]; then
    echo "$wrongly tests of $name were skipped that must not be."
    failed=$((failed + wrongly))
  fi
}

check() {
  say "$1"
  shift
  if "$@" </dev/null; then
    passed=$((passed + 1))
  else
    echo "Failed: $*"
    failed=$((failed + 1))
  fi
}

command -v dotnet >/dev/null || stop "The .NET SDK is missing: install version 10."
command -v node >/dev/null || stop "Node.js is missing: install version 20 or newer."
install_missing
rm -rf "$results"
mkdir -p "$results"

# A source that knows nothing is no failure, but it must be said, here and at the end.
say "Known vulnerabilities of packages"
tests/audit.sh </dev/null
case $? in
  0) passed=$((passed + 1)) ;;
  1) failed=$((failed + 1)) ;;
  *) unaudited="Packages were NOT audited for known vulnerabilities: see above." ;;
esac

build() {
  dotnet build Hub.sln -c Release -warnaserror "-warnnotaserror:NU1900;NU1901;NU1902;NU1903;NU1904;NU1905" -v quiet -nologo -clp:NoSummary "$@" </dev/null
}

say "Building"
# A compiler that another build left running has been seen to misread every page: a second try has one of its own.
build || { dotnet build-server shutdown >/dev/null 2>&1; build -p:UseSharedCompilation=false; } || stop "The build failed."
# Style and analyzers were errors of the build already; what it does not see is how lines are set.
check "Form of the sources" dotnet format whitespace Hub.sln --verify-no-changes --no-restore

use_memory
start_postgres
for project in tests/*.Tests/*.csproj; do
  run_project "$project"
done

echo
[ -z "$unaudited" ] || echo "$unaudited"
[ "$passed" = 0 ] && failed=$((failed + 1))
line="$passed passed, $failed failed"
[ "$skipped" != 0 ] && line="$line, $skipped skipped"
code=0
[ "$failed" = 0 ] || code=1
clean_up
trap - EXIT
echo "$line"
exit "$code"
