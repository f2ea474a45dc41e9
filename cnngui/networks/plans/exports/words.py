"""What tables of layers say, in English and in French."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from cnngui.networks.plans.blocks import Pool
from cnngui.networks.plans.worked import Row


class Words(NamedTuple):
    """The words of one language.

    Parameters
    ----------
    columns : mapping
        Key of a column → its title.
    kinds : mapping
        Kind of a layer → what it is called.
    thousands, decimal : str
        Signs in numbers.
    """

    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    thousands: str
    decimal: str
    total: str
    so_far: str
    input: str
    classes: str
    memory: str
    stops: str
    megabyte: str
    bars: tuple[str, str, str]


_FRENCH_NAMES: Final = {"output": "sortie", "flatten": "aplatissement"}
"""Of layers of the known networks; "input" is a kind."""

EN: Final = Words(
    columns={
        "name": "layer",
        "type": "type",
        "f": "f",
        "s": "s",
        "p": "p",
        "output": "output",
        "activation_size": "activation size",
        "parameters": "parameters",
        "parameters_product": "counted as",
        "macs": "multiply-adds",
        "receptive_field": "receptive field",
        "stride": "stride so far",
        "share": "% of parameters",
    },
    kinds={
        "input": "input",
        "conv": "convolution",
        "depthwise": "depthwise convolution",
        "max": "max pooling",
        "average": "average pooling",
        "subsampling": "trainable subsampling",
        "adaptive_pool": "adaptive average pooling",
        "fc": "fully connected",
        "rbf": "radial basis functions",
        "batch_norm": "batch normalisation",
        "sum": "sum",
        "relu": "ReLU",
        "relu6": "ReLU6",
        "tanh": "tanh",
        "scaled_tanh": "scaled tanh",
        "sigmoid": "sigmoid",
        "lrn": "local response normalisation",
        "dropout": "dropout",
        "flatten": "flattening",
    },
    thousands=",",
    decimal=".",
    total="total",
    so_far="total up to here",
    input="Input {shape}",
    classes="Input {shape}, {classes} classes",
    memory="Memory in float32: activations {activations}, parameters {parameters}; in half precision half of it.",
    stops="Here it stops: {layer} does not fit.",
    megabyte="{number} MB",
    bars=("parameters", "multiply-adds", "activations"),
)

FR: Final = Words(
    columns={
        "name": "couche",
        "type": "type",
        "f": "f",
        "s": "s",
        "p": "p",
        "output": "sortie",
        "activation_size": "taille de l’activation",
        "parameters": "paramètres",
        "parameters_product": "calcul",
        "macs": "multiplications-additions",
        "receptive_field": "champ récepteur",
        "stride": "pas cumulé",
        "share": "% des paramètres",
    },
    kinds={
        "input": "entrée",
        "conv": "convolution",
        "depthwise": "convolution par canal (depthwise)",
        "max": "max pooling",
        "average": "pooling moyen",
        "subsampling": "sous-échantillonnage appris",
        "adaptive_pool": "pooling moyen adaptatif",
        "fc": "entièrement connectée",
        "rbf": "fonctions de base radiales",
        "batch_norm": "normalisation par lot",
        "sum": "somme",
        "relu": "ReLU",
        "relu6": "ReLU6",
        "tanh": "tanh",
        "scaled_tanh": "tanh mise à l’échelle",
        "sigmoid": "sigmoïde",
        "lrn": "normalisation locale des réponses",
        "dropout": "dropout",
        "flatten": "aplatissement",
    },
    thousands="\N{NARROW NO-BREAK SPACE}",
    decimal=",",
    total="total",
    so_far="total jusqu’ici",
    input="Entrée {shape}",
    classes="Entrée {shape}, {classes} classes",
    memory="Mémoire en float32\N{NO-BREAK SPACE}: activations {activations}, paramètres {parameters}"
    "\N{NARROW NO-BREAK SPACE}; la moitié en demi-précision.",
    stops="Arrêt ici\N{NO-BREAK SPACE}: {layer} ne convient pas.",
    megabyte="{number}\N{NO-BREAK SPACE}Mo",
    bars=("paramètres", "multiplications-additions", "activations"),
)


def called(name: str, language: str = "en") -> str:
    """Return what a layer is called for readers: a few names that are English words are translated.

    >>> called("output", "fr"), called("flatten", "fr"), called("output"), called("C1", "fr")
    ('sortie', 'aplatissement', 'output', 'C1')
    """
    return _FRENCH_NAMES.get(name, name) if language == "fr" else name


def words_of(language: str) -> Words:
    """Return the words in "fr" or, for any other language, in English."""
    return FR if language.startswith("fr") else EN


def kind_of(row: Row, language: str = "en") -> str:
    """Say what a layer is, and what is done in place behind it.

    >>> from cnngui.networks.plans.known import known
    >>> from cnngui.networks.plans.worked import worked
    >>> kind_of(worked(known("vgg16")).row("conv1_1"))
    'convolution + ReLU'
    """
    kinds = words_of(language).kinds
    first = row.block.pool if isinstance(row.block, Pool) else "depthwise" if row.is_depthwise else row.kind
    return " + ".join([kinds[first], *(kinds[block.kind] for block in row.then)])
