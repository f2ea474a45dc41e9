"""The French words about the known networks' variants: what each is called, and which book or library has it so.

Typography: a no-break space before ":", a narrow one before ";", the curly apostrophe.
"""

from collections.abc import Mapping
from typing import Final

_PAPER = "Simonyan et Zisserman 2014, « Very deep convolutional networks », tableau 1, configuration {}."
_TORCHVISION = (
    "torchvision.models.{} : les couches de l’article, avec un sous-échantillonnage (pooling) moyen adaptatif à 7×7 "
    "avant fc6, pour que des entrées d’autres tailles conviennent."
)

WORDS: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("lenet5", "modern"): (
        "forme moderne usuelle",
        (
            "La plupart des cours et des bibliothèques : chaque filtre de C3 voit les six cartes, le max pooling "
            "n’a rien à apprendre et la sortie est une couche entièrement connectée ordinaire."
        ),
    ),
    ("lenet5", "1998"): (
        "1998",
        (
            "LeCun, Bottou, Bengio et Haffner 1998, « Gradient-based learning applied to document recognition » : "
            "les filtres de C3 voient trois, quatre ou six cartes, le sous-échantillonnage apprend deux nombres par "
            "carte et la sortie compare avec des codes fixes."
        ),
    ),
    ("lenet5", "deck"): (
        "celle des diapositives du cours",
        "Les diapositives du cours : une entrée RVB, huit filtres dans la première couche, max pooling.",
    ),
    ("alexnet", "grouped"): (
        "deux groupes, 227×227 (2012)",
        (
            "Krizhevsky, Sutskever et Hinton 2012, « ImageNet classification with deep convolutional neural "
            "networks » : conv2, conv4 et conv5 en deux groupes, pour deux cartes graphiques ; "
            "l’entrée du modèle de référence de Caffe."
        ),
    ),
    ("alexnet", "ungrouped"): (
        "sans groupes, 227×227",
        "La plupart des cours : les couches de 2012 sur une seule carte graphique, chaque filtre voit tous les canaux.",
    ),
    ("alexnet", "torchvision"): (
        "torchvision, 224×224",
        (
            "torchvision.models.alexnet, d’après Krizhevsky 2014, « One weird trick » : 64, 192, 384, 256 et 256 "
            "filtres, un remplissage (padding) de 2 dans conv1, un sous-échantillonnage (pooling) moyen adaptatif "
            "à 6×6."
        ),
    ),
    ("vgg11", "paper"): ("telle que publiée (2014)", _PAPER.format("A")),
    ("vgg13", "paper"): ("telle que publiée (2014)", _PAPER.format("B")),
    ("vgg16", "paper"): ("telle que publiée (2014)", _PAPER.format("D")),
    ("vgg19", "paper"): ("telle que publiée (2014)", _PAPER.format("E")),
    ("vgg11", "torchvision"): ("torchvision", _TORCHVISION.format("vgg11")),
    ("vgg13", "torchvision"): ("torchvision", _TORCHVISION.format("vgg13")),
    ("vgg16", "torchvision"): ("torchvision", _TORCHVISION.format("vgg16")),
    ("vgg19", "torchvision"): ("torchvision", _TORCHVISION.format("vgg19")),
    ("efficientnet-lite0", "tensorflow"): (
        "tel que publié (2020)",
        (
            "Tan et Le 2019, « EfficientNet », tableau 1, dans la forme « Lite » de ses auteurs (2020, TensorFlow) : "
            "ReLU6, pas de squeeze-and-excitation, remplissage (padding) « same » : inégal là où un pas de 2 "
            "rencontre un nombre pair de pixels."
        ),
    ),
    ("efficientnet-lite0", "timm"): (
        "timm, remplissage égal",
        (
            "efficientnet_lite0 de timm, pour PyTorch : les mêmes couches, avec un remplissage (padding) de la moitié "
            "de la fenêtre de chaque côté ; formes et comptes sont les mêmes, pas les nombres qui sortent."
        ),
    ),
}
"""(network, variant) → title, source."""
