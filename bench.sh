#!/usr/bin/env bash
# Prints the figures that docs/quality.md keeps. Called by `./ildsjel bench`, which sees to the JDK and Maven.
#   ./ildsjel bench [all|select|import|eligibility] [UNITS]     UNITS: size of the invented register, 1100000 if not given
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ -n "${JAVA_HOME:-}" ] || exec "$root/ildsjel" bench "$@"

which=${1:-all}
units=${2:-1100000}
case "$which" in all|select|import|eligibility) ;; *) sed -n '2,3s/^# *//p' "$0" >&2; exit 2 ;; esac
case "$units" in ''|*[!0-9]*) echo "UNITS is a whole number, not $units" >&2; exit 2 ;; esac

app=$root/app
paths=$app/target/bench.classpath
if [ ! -f "$paths" ] || [ ! -d "$app/target/test-classes" ] ||
  [ -n "$(find "$root/pom.xml" "$app/pom.xml" "$app/src" -newer "$paths" -print -quit)" ]; then
  echo "Building ..." >&2
  (cd "$root" && mvn -B -ntp -q -pl app -DskipTests -Dspotless.check.skip=true \
    test-compile dependency:build-classpath -Dmdep.outputFile="$paths") >&2
  touch "$paths"
fi

bench() {
  local name=$1
  shift
  "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 \
    -cp "$app/target/test-classes:$app/target/classes:$(cat "$paths")" "no.ildsjel.bench.$name" "$@"
}

echo "$(getconf _NPROCESSORS_ONLN) cores, heap 512 MB, $("$JAVA_HOME/bin/java" -version 2>&1 | head -n 1)"
wanted() { [ "$which" = all ] || [ "$which" = "$1" ]; }
if wanted select; then bench SelectionBench; fi
if wanted import; then bench RegistryImportBench "$units" "$app/target/bench"; fi
if wanted eligibility; then bench EligibilityBench "$units" "$app/target/bench"; fi
