#!/usr/bin/env bash
# Installs the library into an empty prefix, builds the consumer against it, runs it.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$root/build/native" --prefix "$work/prefix"
cmake -S "$here" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_BUILD_TYPE=Release
cmake --build "$work/build"
policies=$work/prefix/share/yibao/policies
"$work/build/consumer" "$policies/cn/frame.json" "$policies/cn/hubei/421300/pack.json"
