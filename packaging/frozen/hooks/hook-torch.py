"""PyInstaller's question about PyTorch, answered: all of it but what `left_out` names.

It stands in for the hook of pyinstaller-hooks-contrib, which takes PyTorch's compiler and tests along. The sources
come too, because some of PyTorch's modules read their own.
"""

from frozen.left_out import is_left_out
from PyInstaller.utils.hooks import PY_DYLIB_PATTERNS, collect_data_files, collect_dynamic_libs, collect_submodules

module_collection_mode = "pyz+py"
warn_on_missing_hiddenimports = False
hiddenimports = collect_submodules("torch", filter=lambda name: not is_left_out(name))
datas = collect_data_files("torch", excludes=["**/*.h", "**/*.hpp", "**/*.cuh", "**/*.cpp", "**/*.cmake", "**/*.pyi"])
binaries = collect_dynamic_libs("torch", search_patterns=[*PY_DYLIB_PATTERNS, "*.so.*"])
