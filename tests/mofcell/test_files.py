import pytest

from mofcell.files import whole_files, whole_folder, writable, writable_folder
from mofcell.parameters import InvalidInput


def test_writable_gives_the_resolved_path(tmp_path):
    assert writable(tmp_path / "a.nc", suffixes=(".nc",)) == (tmp_path / "a.nc").resolve()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing/a.nc", "there is no folder .*missing"),
        ("a.txt", "has to end in .nc"),
        ("folder.nc", "exists and is not a file"),
        ("file/a.nc", "there is no folder"),
    ],
)
def test_writable_refuses(tmp_path, name, message):
    (tmp_path / "folder.nc").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match=message):
        writable(tmp_path / name, suffixes=(".nc",))


def test_writable_folder_refuses_a_file(tmp_path):
    (tmp_path / "report").write_text("")
    with pytest.raises(InvalidInput, match="it is a file"):
        writable_folder(tmp_path / "report")


def test_whole_files_writes_all(tmp_path):
    targets = tmp_path / "a", None, tmp_path / "b"
    with whole_files(*targets) as (a, nothing, b):
        assert nothing is None
        a.write_text("new a")
        b.write_text("new b")
        assert not targets[0].exists()
    assert [(file.name, file.read_text()) for file in sorted(tmp_path.iterdir())] == [
        ("a", "new a"),
        ("b", "new b"),
    ]


def test_whole_files_writes_none_after_an_error(tmp_path):
    (tmp_path / "a").write_text("old")

    def fail_half_way():
        with whole_files(tmp_path / "a", tmp_path / "b") as (a, _):
            a.write_text("new")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail_half_way()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "old")]


def test_whole_folder_keeps_what_is_not_ours(tmp_path):
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "index.html").write_text("old")
    with whole_folder(folder) as draft:
        (draft / "index.html").write_text("new")
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [folder]


def test_whole_folder_leaves_nothing_after_an_error(tmp_path):
    def fail_half_way():
        with whole_folder(tmp_path / "report") as draft:
            (draft / "index.html").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_half_way()
    assert list(tmp_path.iterdir()) == []
