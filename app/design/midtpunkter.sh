#!/usr/bin/env bash
# Makes our list of where the municipalities lie from the same file as kart.sh: Kartverket's borders of 2024
# (CC BY 4.0), Kommuner-S.topojson at https://github.com/robhop/fylker-og-kommuner.
# Run by hand, with that file as argument, when the division changes; what it makes is committed.
# Needs npx (mapshaper 0.7).
set -euo pipefail
source=$(realpath "$1")
out="$(cd "$(dirname "$0")" && pwd)/../src/main/resources/registry/midtpunkter-2024.csv"
points=$(mktemp -d)
npx --yes mapshaper@0.7 "$source" name=kommuner \
  -points centroid \
  -each 'breddegrad = Math.round(this.y * 1000) / 1000, lengdegrad = Math.round(this.x * 1000) / 1000' \
  -filter-fields kommunenummer,breddegrad,lengdegrad \
  -sort kommunenummer \
  -o "$points/points.csv"
{ cat <<HEAD
# Where the municipalities of the 2024 division lie: the middle of the largest piece of land of each, in degrees (WGS 84).
# © Kartverket, administrative units 2024 (CC BY 4.0), clipped to the coast by robhop/fylker-og-kommuner at ae87825.
# Made by app/design/midtpunkter.sh on $(LC_ALL=C date '+%-d %B %Y'). Good for how far apart two municipalities are, not for where people live or travel.
HEAD
  cat "$points/points.csv"
} > "$out"
rm -r "$points"
