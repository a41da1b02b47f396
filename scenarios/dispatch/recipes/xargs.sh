#!/bin/sh
# 一台机器上的几个进程分算一项研究，再合并。The parts of a study by several processes of one machine, and their merging:
#
#     xargs.sh STUDY PARTS FOLDER [FLAGS OF doudi run …]
#
# 被打断后原样再运行：在的各份不重算。Given again after it was interrupted, it computes only what is missing.
set -eu
study=$1 parts=$2 folder=$3
shift 3
seq "$parts" | xargs -P "${PROCESSES:-2}" -I {} doudi run "$study" --part "{}/$parts" --out "$folder/parts" --workers 1 "$@"
doudi merge "$folder/parts" --out "$folder/result"
