import zipfile
from pathlib import Path

from counter_app.bootstrap.diagnostics import export_diagnostics
from counter_app.settings import Settings
from factories import NOON


def test_the_diagnostics_hold_logs_and_versions_and_no_password(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "counter-app.jsonl").write_text("{}\n", encoding="utf-8")
    settings = Settings(database_url="postgresql://desk:secret@branch/books")

    path = export_diagnostics(tmp_path, settings, at=NOON)

    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {"facts.json", "logs/counter-app.jsonl"}
        facts = archive.read("facts.json").decode()
    assert '"program"' in facts
    assert "secret" not in facts
