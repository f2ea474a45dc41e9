"""What the installers do not take along of the packages that they are made of, and why.

Modules are left out by name before PyInstaller looks at them, files by their path in the frozen folder. A test runs
CNNGUI's work with these modules out of reach (`tests/test_left_out.py`), and `packaging/smoke.py` does all of it in
the installed program.
"""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rule:
    """Files whose path in the frozen folder matches, and why they stay away."""

    pattern: str
    reason: str

    def matches(self, path: str) -> bool:
        r"""Tell whether a path is meant; Windows' separators count as ours.

        >>> Rule(r"torch/test/", "tests").matches("torch\\test\\a.bin")
        True
        """
        return re.match(self.pattern, path.replace("\\", "/")) is not None


MODULES = {
    "torch._inductor": "PyTorch's compiler, which CNNGUI never asks for",
    "torch._dynamo": "the same",
    "torch.onnx": "writes ONNX files",
    "torch.utils.benchmark": "measures PyTorch",
    "torch.utils.tensorboard": "needs TensorBoard",
    "torch.testing._internal.distributed": "tests of several machines",
    "torch.testing._internal.opinfo": "tests",
    "torch.testing._internal.generated": "tests",
    "torch.testing._internal.optests": "tests",
    "ncnn.model_zoo": "other networks, fetched from the internet",
    "ncnn.utils": "the same",
    "requests": "fetches them",
    "portalocker": "the same",
    "tqdm": "shows how far that is",
    "sympy": "algebra for PyTorch's compiler",
    "networkx": "the same",
    "mpmath": "the same, for sympy",
    "jinja2": "templates for PyTorch's compiler",
    "tkinter": "another kind of window",
    "setuptools": "installs packages",
    "pip": "the same",
    "pkg_resources": "the same",
    "IPython": "another kind of console",
    "matplotlib": "other plots",
    "PySide6.QtQml": "another kind of window",
    "PySide6.QtQuick": "the same",
    "PySide6.QtDesigner": "builds windows by hand",
    "pyqtgraph.examples": "examples",
}
"""Modules and all that is in them."""

FILES = (
    Rule(r"torch/(test|include|share)/", "PyTorch's tests, and what compiles against it"),
    Rule(r"torch/bin/(?!torch_shm_manager)", "PyTorch's tools"),
    Rule(r"torch/lib/lib(jitbackend_test|backend_with_compiler|torchbind_test|aoti_custom_ops)\.", "PyTorch's tests"),
    Rule(r"torch/lib/.*\.(lib|a)$", "what compiles against PyTorch"),
    Rule(
        r"torch/(_inductor|_dynamo|onnx|testing/_internal/(distributed|opinfo|generated|optests))/", "see the modules"
    ),
    Rule(
        r"(.*/)?lib(gtk-3|gdk-3|pango|pangocairo|pangoft2|cairo|cairo-gobject|atk|atk-bridge|atspi|gdk_pixbuf|epoxy"
        r"|fribidi|thai|datrie|rsvg|colord|cups|avahi)[-.0-9a-z]*\.so",
        "GTK, for a theme of Qt's that is left out",
    ),
    Rule(
        r"(.*/)?lib(krb5|gssapi_krb5|k5crypto|krb5support|com_err|keyutils)[-.0-9a-z]*\.so", "logging in over a network"
    ),
    Rule(r"(.*/)?lib(stdc\+\+|gcc_s)\.so", "the system's own is as new or newer, and its graphics drivers need that"),
    Rule(r"PySide6/Qt/plugins/platformthemes/libqgtk3", "looks of GTK"),
    Rule(r"PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|vnc|minimal|minimalegl|vkkhrdisplay)", "other screens"),
    Rule(
        r"PySide6/(Qt/)?plugins/(qmltooling|sqldrivers|egldeviceintegrations|networkinformation|tls|designer"
        r"|assetimporters|qmllint|printsupport/.*cups)",
        "plug-ins for what CNNGUI does not do",
    ),
    Rule(r"PySide6/(Qt/)?plugins/imageformats/.*q(pdf|icns|tga|wbmp|webp|tiff)", "CNNGUI reads pictures itself"),
    Rule(r"PySide6/(Qt/)?qml/", "another kind of window"),
    Rule(
        r"PySide6/(Qt/lib/)?(lib)?Qt6(Qml|Quick|Designer|Labs|Lottie|Help|Sql|EglFs|UiTools|Pdf|VirtualKeyboard|EglFS)",
        "another kind of window",
    ),
    Rule(r"PySide6/(Qt/)?translations/(?!qt(base)?_(fr|en)\.)", "languages that CNNGUI does not speak"),
    Rule(r"PySide6/opengl32sw\.dll", "OpenGL without a graphics card, which CNNGUI does not use"),
    Rule(r"cv2/data/", "finds faces, with data of 2001"),
    Rule(r"cnngui/_resources/i18n/.*\.ts$", "the .qm beside it is read"),
    Rule(r"[^/]*\.dist-info/licen[cs]es/", "the same texts are in licences/"),
    Rule(r".*\.pyi$", "types, for those who write code"),
    Rule(r"pyqtgraph/(examples|colors/maps)/", "examples and colours that CNNGUI does not use"),
)


@dataclass
class Ledger:
    """What was left out, summed by reason: files and bytes."""

    sums: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, reason: str, size: int) -> None:
        """Count one file."""
        count, total = self.sums.get(reason, (0, 0))
        self.sums[reason] = count + 1, total + size

    def __str__(self) -> str:
        """Return a table, the largest first, with the sum at its end.

        >>> ledger = Ledger()
        >>> ledger.add("tests", 2_500_000)
        >>> print(ledger)
            2.5 MB     1 file   tests
            2.5 MB     1 file   in all
        """
        rows = sorted(self.sums.items(), key=lambda row: -row[1][1])
        rows.append(("in all", (sum(count for _, (count, _) in rows), sum(size for _, (_, size) in rows))))
        return "\n".join(_row(reason, count, size) for reason, (count, size) in rows)


def _row(reason: str, count: int, size: int) -> str:
    files = "file " if count == 1 else "files"
    return f"{size / 1e6:7.1f} MB {count:5} {files}  {reason}"


def reason_against(path: str) -> str:
    """Return why a file stays away, or nothing.

    >>> reason_against("torch/bin/protoc"), reason_against("torch/bin/torch_shm_manager")
    ("PyTorch's tools", '')
    """
    return next((rule.reason for rule in FILES if rule.matches(path)), "")


def is_left_out(module: str) -> bool:
    """Tell whether a module is one of `MODULES`, or in one.

    >>> is_left_out("sympy.core"), is_left_out("torch.nn")
    (True, False)
    """
    parts = module.split(".")
    return any(".".join(parts[:length]) in MODULES for length in range(1, len(parts) + 1))
