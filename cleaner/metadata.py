"""Metadata of last resort: what trafilatura finds, looked for only when someone asks.

The hints of the page come first. Where they are silent, trafilatura's metadata extraction (XPath
rules over bylines, dates and the like) often finds something; it costs more than cleaning the page
does, so it runs at the first question and no sooner.
"""

from __future__ import annotations

from typing import Any, Final


class LateMetadata:
    """Metadata that is computed at the first question for any of it, and then kept."""

    __slots__ = ("_found", "_page", "_url")

    def __init__(self, page: str, url: str | None) -> None:
        self._page = page
        self._url = url
        self._found: dict[str, str] | None = None

    def __getstate__(self) -> tuple[None, dict[str, Any]]:
        return None, {"_page": self._page, "_url": self._url, "_found": self._found}

    def _get(self, name: str) -> str:
        if self._found is None:
            self._found = _look(self._page, self._url) if self._page else {}
        return self._found.get(name, "")

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(name for name in self._get("author").split("; ") if name)

    @property
    def published(self) -> str:
        return self._get("date")

    @property
    def language(self) -> str:
        return self._get("language")

    @property
    def site(self) -> str:
        return self._get("sitename")

    @property
    def url(self) -> str:
        return self._get("url")

    @property
    def description(self) -> str:
        return self._get("description")


_LOOKED_FOR: Final = ("author", "date", "language", "sitename", "url", "description")


def _look(page: str, url: str | None) -> dict[str, str]:
    try:
        # Imported here: trafilatura takes longer to import than most pages to clean.
        from trafilatura.metadata import extract_metadata  # noqa: PLC0415

        from cleaner.read.floods import without_floods  # noqa: PLC0415

        found = extract_metadata(without_floods(page).decode(), default_url=url)
    except Exception:  # noqa: BLE001 - that a peer fails, even to load, is no reason to
        return {}
    # Not all that is found: parts of it are elements, which cannot be pickled.
    return {name: str(getattr(found, name, None) or "") for name in _LOOKED_FOR}
