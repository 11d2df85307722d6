"""The notebook runs from its first cell to its last, and was saved without output."""

import pytest

from tests.documents import ROOT

NOTEBOOK = ROOT / "examples" / "notebook" / "article.ipynb"


def test_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [output for cell in cells for output in cell.outputs]
    resources = {"metadata": {"path": str(NOTEBOOK.parent)}}
    nbclient.NotebookClient(notebook, timeout=120, resources=resources).execute()
    shown = [output for cell in cells for output in cell.outputs]
    assert "Harbour wall will be rebuilt" in shown[0].data["text/html"]
    printed = "".join(output.get("text", "") for output in shown)
    assert "drop_newsletter_prompts" in printed
    assert "The input is a PDF document" in printed
