#!/usr/bin/env bash
# Makes our map of the municipalities from Kartverket's borders of 2024 (CC BY 4.0), as clipped to the
# coast and published in TopoJSON at https://github.com/robhop/fylker-og-kommuner, Kommuner-S.topojson.
# Run by hand, with that file as argument, when the division changes; what it makes is committed.
# Needs npx (mapshaper 0.7).
set -euo pipefail
source=$(realpath "$1")
out="$(cd "$(dirname "$0")" && pwd)/../src/main/resources/static/kart/kommuner-2024.svg"
mkdir -p "$(dirname "$out")"
npx --yes mapshaper@0.7 "$source" name=kommuner \
  -proj +proj=utm +zone=33 +datum=WGS84 \
  -filter-islands min-area=1km2 -simplify 20% keep-shapes \
  -each 'id = "k" + kommunenummer, fylke = kommunenummer.slice(0, 2)' \
  -dissolve fylke + name=fylker \
  -innerlines target=fylker + name=grenser \
  -o "$out" target=kommuner,grenser id-field=id height=2000 precision=1
# a file of its own is drawn by whoever uses its parts: no size, no colours, and where it is from
sed -i -E 's/<svg [^>]*viewBox="([^"]*)"[^>]*>/<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="\1">\n<!-- © Kartverket, CC BY 4.0; clipped and simplified. See THIRD-PARTY.md -->/; s/ (stroke|stroke-width|fill)="[^"]*"//g' "$out"
