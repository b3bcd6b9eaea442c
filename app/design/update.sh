#!/usr/bin/env bash
# Brings in the files of Designsystemet and Inter that we serve ourselves, at pinned versions.
# Run by hand when a version changes; what it copies is committed with its licences.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
static="$here/../src/main/resources/static"
css=1.22.0 inter=5.3.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "@digdir/designsystemet-css@$css" "@fontsource/inter@$inter" >/dev/null
for archive in *.tgz; do mkdir "${archive%.tgz}" && tar -xzf "$archive" -C "${archive%.tgz}"; done
mkdir -p "$static/ds" "$static/fonts"
cp "digdir-designsystemet-css-$css/package/dist/src/index.css" "$static/ds/designsystemet.css"
cp "digdir-designsystemet-css-$css/package/dist/theme/designsystemet.css" "$static/ds/theme.css"
cp "digdir-designsystemet-css-$css/package/LICENSE" "$static/ds/LICENSE" 2>/dev/null || true
for set in latin latin-ext cyrillic cyrillic-ext; do
  for weight in 400 600; do
    cp "fontsource-inter-$inter/package/files/inter-$set-$weight-normal.woff2" "$static/fonts/"
  done
done
cp "fontsource-inter-$inter/package/LICENSE" "$static/fonts/LICENSE"
cat > "$here/versions.txt" <<V
@digdir/designsystemet-css $css MIT
@fontsource/inter $inter OFL-1.1
V
