"""Clean a crawl: WARC files in, Parquet files of articles out.

On one machine, two tasks at a time:

    python examples/warc/warc_to_parquet.py crawl/ articles/ --tasks 100 --workers 2

On a Ray cluster, from its head node, folders on storage that all nodes share:

    python examples/warc/warc_to_parquet.py s3://bucket/crawl/ s3://bucket/articles/ \
        --executor ray --address auto --tasks 1000 --workers 64

The files are shared out among the tasks, so take no more tasks than there are files. Each task
writes files of its own and is marked as done in the folder of the logs. If tasks died, the exit
code is 1. Run the same command again, and the tasks that are not marked run, no others.
`articles-logs/stats.json` holds the counts.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor
from datatrove.executor.base import PipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import ParquetWriter

from cleaner.integrations.datatrove import CleanerExtractor, parquet_schema

EXECUTORS = {"local": LocalPipelineExecutor, "ray": RayPipelineExecutor}


def executor(options: argparse.Namespace) -> PipelineExecutor:
    """The pipeline on the executor that was asked for; nothing but the executor differs."""
    articles = _place(options.output)
    return EXECUTORS[options.executor](
        pipeline=[
            WarcReader(_place(options.input), glob_pattern=options.glob),
            CleanerExtractor(timeout=options.timeout),
            ParquetWriter(articles, schema=parquet_schema(), expand_metadata=True),
        ],
        tasks=options.tasks,
        workers=options.workers,
        logging_dir=_place(options.logs) if options.logs else f"{articles}-logs",
    )


def _place(name: str) -> str:
    """A bucket or folder; a folder in full, because Ray's workers are at home in another one."""
    return name.rstrip("/") if "://" in name else os.path.abspath(name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the pipeline as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="folder of WARC files")
    parser.add_argument("output", help="folder for Parquet files")
    parser.add_argument("--glob", default="*.warc.gz", help="which files of the folder")
    parser.add_argument("--executor", choices=sorted(EXECUTORS), default="local")
    parser.add_argument("--address", help="of the Ray cluster; default: start one on this machine")
    parser.add_argument(
        "--tasks", type=int, default=1, help="into how many parts to share the files"
    )
    parser.add_argument("--workers", type=int, default=1, help="how many tasks at a time")
    parser.add_argument("--timeout", type=float, default=10, help="seconds for one page")
    parser.add_argument("--logs", help="folder for logs, stats and marks; default: OUTPUT-logs")
    options = parser.parse_args(arguments)
    if options.executor == "ray":
        import ray  # noqa: PLC0415 - the local executor does without

        ray.init(address=options.address, ignore_reinit_error=True)
    pipeline = executor(options)
    try:
        pipeline.run()
    finally:
        died = len(pipeline.get_incomplete_ranks())
        if died:  # datatrove has logged why
            sys.exit(f"{died} of {options.tasks} tasks died; the same command runs them again.")


if __name__ == "__main__":
    main()
