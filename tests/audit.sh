#!/usr/bin/env bash
# Asks the sources of packages whether anything the portal is made of has a known vulnerability, however deep below.
# Ends with 0 when they were asked and know none, 1 when one is known, 3 when somebody had nothing to say: that is no clean bill.
#   tests/audit.sh [what to restore] [folder of package.json]
# HUB_AUDIT_SOURCE names a source of vulnerability data where the source of packages has none (a mirror, for example).
set -uo pipefail
cd "$(dirname "$0")/.."
solution="${1:-Hub.sln}"
assets="${2:-.}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

known=0 unasked=0
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

sources() { dotnet nuget list source --format short | sed -n 's/^E //p'; }

entries() {
  local n=0 address plain
  while read -r address; do
    n=$((n + 1)) plain=""
    case "$address" in http://127.0.0.1:*) plain=' allowInsecureConnections="true"' ;; esac
    printf '    <add key="%s%d" value="%s"%s />\n' "$1" "$n" "$(sed 's/&/\&amp;/g' <<<"$address")" "$plain"
  done
}

# Without sources of audits that are named as such, a source that knows nothing is passed over in silence.
settings() {
  printf '<configuration>\n  <packageSources>\n    <clear />\n'
  sources | entries packages
  printf '  </packageSources>\n  <auditSources>\n    <clear />\n'
  if [ -n "${HUB_AUDIT_SOURCE:-}" ]; then entries audits <<<"$HUB_AUDIT_SOURCE"; else sources | entries packages; fi
  printf '  </auditSources>\n</configuration>\n'
}

audit_nuget() {
  local said="$work/nuget.log" found
  settings >"$work/nuget.config"
  # Forced and past the cache, because a restore that has nothing to do repeats what was known the last time.
  if ! NUGET_HTTP_CACHE_PATH="$work/http" dotnet restore "$solution" --force --configfile "$work/nuget.config" -p:NuGetAudit=true -p:NuGetAuditMode=all -p:NuGetAuditLevel=low \
      -p:TreatWarningsAsErrors=false >"$said" 2>&1 </dev/null; then
    tail -n 20 "$said"
    echo "NuGet packages: the audit COULD NOT BE MADE, the packages could not be restored."
    unasked=1
    return
  fi
  found="$(sed -nE 's/.*(NU190[1-4]: .*)/\1/p' "$said" | sed -E 's/ \[[^]]*\]$//' | sort -u)"
  if [ -n "$found" ]; then
    echo "NuGet packages with a known vulnerability:"
    echo "$found"
    known=1
  elif grep -qE 'NU1900|NU1905' "$said"; then
    echo "NuGet packages: the audit COULD NOT BE MADE, the source has no data about vulnerabilities; name one that has in HUB_AUDIT_SOURCE."
    unasked=1
  else
    echo "NuGet packages: no vulnerability is known."
  fi
}

audit_npm() {
  local code
  (cd "$assets" && npm audit --json 2>/dev/null </dev/null) >"$work/npm.json"
  node - "$work/npm.json" <<'JS'
const fs = require('node:fs');
let report = {};
try { report = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')); } catch { /* No report is told as such below. */ }
if (!report.auditReportVersion) {
  const why = report.statusCode ? `the source answered ${report.statusCode}` : 'the source gave no report';
  console.log(`Packages of page assets: the audit COULD NOT BE MADE, ${why}.`);
  process.exit(3);
}
const found = Object.values(report.vulnerabilities);
if (found.length === 0) {
  console.log('Packages of page assets: no vulnerability is known.');
  process.exit(0);
}
console.log('Packages of page assets with a known vulnerability:');
for (const one of found) console.log(`${one.name} ${one.range} (${one.severity}): ${one.via.map(via => via.title ?? via).join('; ')}`);
process.exit(1);
JS
  code=$?
  case "$code" in 0) ;; 1) known=1 ;; *) unasked=1 ;; esac
}

audit_nuget
audit_npm
[ "$known" = 0 ] || exit 1
[ "$unasked" = 0 ] || exit 3
