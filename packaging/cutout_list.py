"""Which stamps of Tux Paint come with the app as cut-outs, and who made them, as the package's changelog has it."""

from dataclasses import dataclass

GPL = "GPL-2.0-or-later"
BY_SA_25 = "CC BY-SA 2.5 (https://creativecommons.org/licenses/by-sa/2.5/)"
BY_SA_30 = "CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/)"

_BIRDS, _MAMMALS = "animals/birds", "animals/mammals"

KINDS: dict[str, dict[str, str]] = {
    "birds": {
        _BIRDS: "adelaide-rosella blackbird chicken_profile crow crowned_crane cuckoo duck gander guineafowl "
        "heron_greatblue heron_greatblue_flying hen lark little-penguin magellanic_penguin magpie nandou ostrich owl "
        "peacock pelican penguin pigeon pink_flamingo quetzal rainbow-lorikeet rooster seagull silver-gull tucan "
        "turkey vulture",
    },
    "flowers": {
        "plants/flowers": "adeenia anemone_red anthoorium bolsom chemparathi daffodil flower1 flower2 flower3 flower4 "
        "flower5 flower6 flower7 flower8 flower9 flower10 iris marigold pigface red-gazania rose whitestar-petunia "
        "yellow-flower",
    },
    "fruit": {
        "food/fruit": "apple_fuji apple_granny_smith apple_green apple_red apple_sierra_beauty avocado banana "
        "cherimoya kiwi lemon mandarine mango orange orange_seville pear pomegranate raspberry strawberry",
    },
    "hoofed": {
        f"{_MAMMALS}/bovines": "bison bull cow cow_white gnu-baby gnu-baby-stand gnu-stand goat mountaingoat ram sheep "
        "sheep_lamb yak zebu",
        f"{_MAMMALS}/camel": "camel dromedary",
        f"{_MAMMALS}/deer": "caribou deer doe wapiti",
        f"{_MAMMALS}/equines": "donkey donkey_eating horse zebra",
        _MAMMALS: "giraffe pig pig_golden wildboar",
    },
    "vegetables": {
        "food/vegetables": "broccoli carrot chilepepper corn eggplant garlic garlics lettuce mushroom onion "
        "pattypan_squash pepper potato pumpkin_small redlettuce tomato yam yellowpepper",
    },
}
"""Kind → folder of the package → its stamps, but for their ending."""

_AUTHORS = {
    "Bill Kendrick, at the San Francisco Zoo": "crowned_crane magellanic_penguin ostrich peacock pink_flamingo giraffe "
    "zebra",
    "Childsplay, Stas Zytkiewicz, 2002–2005; adapted by Pere Pujal i Carabantes": "bison blackbird bull camel caribou "
    "cow crow cuckoo deer doe donkey duck gander giraffe goat hen horse lark mountaingoat nandou owl penguin pig "
    "pigeon quetzal ram rooster seagull tucan turkey vulture wapiti wildboar yak zebra zebu",
    "Caroline Ford, at Mudchute Park and Farm": "chicken_profile cow_white donkey_eating sheep sheep_lamb pig_golden",
    "Chris Goerner, Australian stamps collection": "adelaide-rosella lemon little-penguin magpie mandarine pigface "
    "rainbow-lorikeet silver-gull yellow-flower",
    "Pere Pujal i Carabantes": "gnu-baby gnu-baby-stand gnu-stand",
    "John O'Sullivan": "guineafowl hen rooster",
    "Erinn Lynch; prepared by Bill Kendrick": "heron_greatblue heron_greatblue_flying pelican",
    "Akkana Peck": "flower1 flower2 flower3 flower4 flower5 flower6 flower7 flower8 flower9 flower10",
    "VHSS Irimpanam school, Kerala, via Vimal Joseph": "adeenia anthoorium bolsom chemparathi",
    "Steve Karg": "broccoli corn",
    "with thanks to Coco Ranch": "apple_fuji apple_granny_smith apple_sierra_beauty banana chilepepper eggplant "
    "garlics pattypan_squash pumpkin_small redlettuce yellowpepper",
    "with thanks to Jen and Ed Collins": "mango pear pomegranate strawberry",
}
"""Who is named in the changelog, and for what."""

_LICENCES = {
    BY_SA_25: "heron_greatblue heron_greatblue_flying pelican",
    BY_SA_30: "adeenia anthoorium bolsom chemparathi",
}
"""What the changelog says instead of the package's licence."""

NOBODY = "nobody by name: Tux Paint's contributors"


@dataclass(frozen=True)
class Source:
    """One cut-out.

    Parameters
    ----------
    file : str
        Its path in ``resources/cutouts``.
    stamp : str
        Its path in the package, below the folder of stamps.
    author, licence : str
    """

    file: str
    stamp: str
    author: str
    licence: str


def sources() -> list[Source]:
    """Return all of them, by kind and name."""
    found = []
    for kind, folders in KINDS.items():
        for folder, names in folders.items():
            found += [_source(kind, folder, name) for name in names.split()]
    return sorted(found, key=lambda source: source.file)


def _source(kind: str, folder: str, name: str) -> Source:
    authors = "; ".join(author for author, theirs in _AUTHORS.items() if name in theirs.split())
    licence = next((licence for licence, theirs in _LICENCES.items() if name in theirs.split()), GPL)
    return Source(f"{kind}/{name}.webp", f"{folder}/{name}.png", authors or NOBODY, licence)
