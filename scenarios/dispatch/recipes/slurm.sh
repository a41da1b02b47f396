#!/bin/sh
#SBATCH --job-name=doudi
#SBATCH --requeue
#SBATCH --output=%x-%A-%a.log
# 在 Slurm 集群上分算一项研究：作业数组算各份，齐了再合并。The parts of a study as a Slurm job array, merged by a job that waits
# for them:
#
#     slurm.sh STUDY PARTS FOLDER [FLAGS OF doudi run …]
#
# FOLDER 要在各节点共享。被杀的节点上的各份由 Slurm 重排，从已完成处继续；原样再运行，只排缺的。
# FOLDER is shared by the nodes. Parts of a node that dies are requeued and go on where they stopped; given again, only what
# is missing is queued.
set -eu
if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
  study=$1 parts=$2 folder=$3
  shift 3
  exec doudi run "$study" --part "$SLURM_ARRAY_TASK_ID/$parts" --out "$folder/parts" --workers "${SLURM_CPUS_PER_TASK:-1}" "$@"
fi
array=1-$2
if [ -d "$3/parts" ]; then
  code=0
  missing=$(doudi parts "$3/parts" --missing) || code=$?
  [ "$code" -ne 1 ] || array=$missing
fi
job=$(sbatch --parsable --array="$array" "$0" "$@")
sbatch --parsable --dependency="afterok:$job" --job-name=doudi-merge --output=%x-%A.log --wrap "doudi merge '$3/parts' --out '$3/result'"
