#!/usr/bin/env bash
# Prints the figures that docs/quality.md keeps. Called by `./ildsjel bench`, which sees to the JDK and Maven.
#   ./ildsjel bench [all|select|match|import|eligibility] [UNITS]     UNITS: size of the invented register, 1100000 if not given
#   ./ildsjel bench [load|pages|start]                          against the program running by itself; load needs pgbench
#   ./ildsjel bench deadline [SECONDS] [SAVES_PER_SECOND] [SUBMISSIONS]     60 500 500 if not given; full size is 600 500 5000
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ -n "${JAVA_HOME:-}" ] || exec "$root/ildsjel" bench "$@"

usage() { sed -n '2,5s/^# *//p' "$0" >&2; exit 2; }
which=${1:-all}
shift || true
case "$which" in all|select|match|import|eligibility|load|pages|start|deadline) ;; *) usage ;; esac
for number in "$@"; do case "$number" in ''|*[!0-9]*) echo "A whole number is wanted, not $number" >&2; usage ;; esac; done
units=${1:-1100000}

app=$root/app
sandbox=$root/sandbox
paths=$app/target/bench.classpath
if [ ! -f "$paths" ] || [ ! -d "$app/target/test-classes" ] || [ ! -d "$sandbox/target/test-classes" ] ||
  [ -n "$(find "$root/pom.xml" "$app/pom.xml" "$app/src" "$sandbox/pom.xml" "$sandbox/src" -newer "$paths" -print -quit)" ]; then
  echo "Building ..." >&2
  (cd "$root" && mvn -B -ntp -q -DskipTests -Dspotless.check.skip=true \
    package dependency:build-classpath -Dmdep.outputFile=target/bench.classpath) >&2
  touch "$paths"
fi

java_with() {
  "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Dildsjel.root="$root" "$@"
}
bench() {
  local name=$1
  shift
  java_with -cp "$app/target/test-classes:$app/target/classes:$(cat "$paths")" "no.ildsjel.bench.$name" "$@"
}
# The program runs in a process of its own, started as anybody would start it.
bench_served() {
  local name=$1
  shift
  java_with -cp "$sandbox/target/test-classes:$(cat "$sandbox/target/bench.classpath")" "no.ildsjel.bench.$name" "$@"
}

load=$(uptime | sed 's/.*average[s]*: *//')
echo "$(getconf _NPROCESSORS_ONLN) cores, heap 512 MB, $("$JAVA_HOME/bin/java" -version 2>&1 | head -n 1), load average before: $load"
case "$which" in all|load|pages|start|deadline) "$root/ildsjel" build ;; esac
wanted() { [ "$which" = all ] || [ "$which" = "$1" ]; }
if wanted select; then bench SelectionBench; fi
if wanted match; then bench MatchBench; fi
if wanted import; then bench RegistryImportBench "$units" "$app/target/bench"; fi
if wanted eligibility; then bench EligibilityBench "$units" "$app/target/bench"; fi
if wanted load; then
  command -v pgbench >/dev/null || { echo "pgbench is missing: install postgresql-contrib (apt) or postgresql (brew)" >&2; exit 1; }
  bench_served ApplicationLoadBench load
fi
if wanted start; then bench_served StartBench; fi
if wanted pages; then bench_served PagesBench; fi
if [ "$which" = deadline ]; then bench_served ApplicationLoadBench deadline "$@"; fi
