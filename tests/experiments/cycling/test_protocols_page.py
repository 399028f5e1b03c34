"""What docs/protocols.md prints is what the code gives."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs/protocols.md"


def test_the_page_prints_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # it writes files
    text = PAGE.read_text("utf-8").replace("```\n", "\n")  # a fence ends what is shown
    page = doctest.DocTestParser().get_doctest(text, {}, "protocols.md", str(PAGE), 0)
    runner = doctest.DocTestRunner()
    runner.run(page)
    assert runner.summarize(verbose=False).failed == 0
    assert len(page.examples) > 10
