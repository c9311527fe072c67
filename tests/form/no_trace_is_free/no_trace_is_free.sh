#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A rule with no_trace must become the code of the rule without tracing: compiles traced.cpp and plain.cpp to assembly
# and compares. Every compiler that is installed is asked; CXX adds one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What may differ without any difference in code: the name of the file, the compiler's version, numbers of labels, and
# what is noted for unwinding.
normalise() {
  sed -E -e '/^[[:space:]]*\.(file|ident|loc|cfi_[a-z_]+|addrsig|addrsig_sym|section[[:space:]]+"?\.note)/d' \
    -e '/^\.LF[BE][0-9]+:/d' \
    -e 's/[[:space:]]*#.*$//' -e '/^[[:space:]]*$/d' "$1" |
    awk '{
      line = $0; out = ""
      while (match(line, /\.L[A-Za-z_]*[0-9]+(_[0-9]+)?/)) {
        label = substr(line, RSTART, RLENGTH)
        if (!(label in seen)) { seen[label] = ".L" ++n }
        out = out substr(line, 1, RSTART - 1) seen[label]
        line = substr(line, RSTART + RLENGTH)
      }
      print out line
    }'
}

asked=0
differ=0
for compiler in $(printf '%s\n' ${CXX:-} g++ clang++-14 | sort -u); do
  command -v "$compiler" >/dev/null 2>&1 || continue
  for rule in TH_QUOTA JP_MONTHS; do
    asked=$((asked + 1))
    for form in traced plain; do
      "$compiler" -std=c++20 -O2 -S -fno-asynchronous-unwind-tables -DRULE_$rule -I "$top/include" \
        -o "$work/$form.s" "$here/$form.cpp"
      normalise "$work/$form.s" >"$work/$form.txt"
    done
    # An empty comparison proves nothing.
    grep -q 'ret' "$work/plain.txt" || { echo "$compiler, $rule: no code was generated"; exit 1; }
    if diff -u "$work/plain.txt" "$work/traced.txt" >"$work/diff"; then
      echo "$compiler, $rule: the same $(wc -l <"$work/plain.txt") lines"
    else
      differ=1
      echo "$compiler, $rule: tracing leaves code behind (- without, + with no_trace)"
      cat "$work/diff"
    fi
  done
done
[ "$asked" -gt 0 ] || { echo "no compiler found"; exit 1; }
exit $differ
