"""Clean many pages on one machine: folders, archives and JSON lines in, JSON lines or Parquet out.

    sources ──pages──▶ workers ──rows, in the order of the pages──▶ sinks

The workers are processes of our own. A page that fails or takes too long becomes a row with its
error, and the worker that it broke is replaced. `resume` reads from the output of an earlier run
which pages are done.
"""

from cleaner.tools.batch.pages import path_of
from cleaner.tools.batch.run import BatchError, Options, Summary, run

__all__ = ["BatchError", "Options", "Summary", "path_of", "run"]
