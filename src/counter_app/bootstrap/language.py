"""The language of the window: one translator at a time, changed while it is open."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.folders import resources_folder

_NAME = "windowLanguage"


def speak(app: QApplication, language: str) -> None:
    """Make the window speak a language of ``settings.LANGUAGES`` from now on.

    The source is Traditional Chinese, so that for Chinese only Qt's own words are translated.
    """
    before = app.findChild(QTranslator, _NAME)
    if before is not None:
        app.removeTranslator(before)
        before.setParent(None)
        before.deleteLater()
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    path = f"{folder}/qtbase_zh_TW.qm"
    if language == "en":
        path = str(resources_folder() / "translations" / "en.qm")
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(path):
        app.installTranslator(translator)
