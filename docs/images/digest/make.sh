#!/usr/bin/env bash
# Screenshots of the golden digests at 360 and 800 pixels, by day and in the dark.
# Needs chromium and pngquant (Debian: apt-get install chromium pngquant); no part of .ci/run.
# Usage: docs/images/digest/make.sh [WEEK HEIGHT]...   such as: make.sh ordinary 2350
set -euo pipefail
cd "$(dirname "$0")"
weeks=../../../tests/golden/digest/weeks
[ $# -gt 0 ] || set -- ordinary 2400 hostile 2300 empty 240
while [ $# -gt 1 ]; do
    for width in 360 800; do
        for mode in light dark; do
            shot="$1-$width-$mode.png"
            setting=$([ "$mode" = dark ] && echo 0 || echo 1)
            chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
                --blink-settings=preferredColorScheme="$setting" --window-size="$width,$2" \
                --screenshot="$PWD/$shot" "file://$(realpath "$weeks/$1.html")" 2>/dev/null
            pngquant --force --ext .png --quality 60-90 "$shot"
        done
    done
    shift 2
done
