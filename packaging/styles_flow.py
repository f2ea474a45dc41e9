"""Style pictures of what flows by itself: marbled paper, veined stone, watercolour and ink."""

import numpy as np
from styles_sheet import (
    Floats,
    Picture,
    Points,
    Sheet,
    blurred,
    dot,
    grained,
    ink,
    line,
    lit,
    mixed,
    opened,
    palette,
    polygon,
    ramp,
    remapped,
    step,
    tapered,
)


def marbled_paper(sheet: Sheet) -> Floats:
    """Float drops of paint on water, comb them and lay paper on them: what every drop does is undone backwards."""
    rows, columns = sheet.grid
    x, y = columns.copy(), rows.copy()
    x = x + 9 * np.sin(y / 47) + 5 * np.sin(y / 21 + 1)
    for turn, pitch, pull in ((0.0, 128, 70), (np.pi / 2, 64, 84), (0.0, 256, 120)):
        u = x * np.cos(turn) + y * np.sin(turn)
        reach = np.abs(u % pitch - pitch / 2) / pitch
        shift = pull * np.exp(-reach * 9) * np.where(np.floor(u / pitch) % 2, 1, -1)
        x = x + shift * np.sin(turn)
        y = y - shift * np.cos(turn)
    colours = palette("12305c c5362c f2b632 f4ead5 1d7a7a 0b1526 e57a2e 6fb3c0")
    owner = np.full(x.shape, -1, np.int32)
    gap = np.zeros(x.shape, np.float32)
    for number in range(420):
        cx = sheet.rng.uniform(-0.15, 1.15) * sheet.width
        cy = sheet.rng.uniform(-0.15, 1.15) * sheet.height
        radius = sheet.rng.uniform(34, 92) * (0.75 + number / 300)
        u, v = x - np.float32(cx), y - np.float32(cy)
        square = u * u + v * v
        inside = (square < radius**2) & (owner < 0)
        owner[inside] = number
        gap[inside] = radius - np.sqrt(square[inside])
        shrink = np.sqrt(np.clip(1 - radius**2 / np.maximum(square, 1e-3), 0, 1))
        shrink = np.where(owner < 0, shrink, 1)
        x, y = np.float32(cx) + u * shrink, np.float32(cy) + v * shrink
    picks = np.concatenate([sheet.rng.integers(0, len(colours), 420), [0]])
    picture = colours[picks[owner]]
    picture = picture * (0.9 + 0.14 * np.tanh(gap / 9))[..., None]
    speckles = step(sheet.noise(9), 0.9, 0.06) * 0.35
    return grained(mixed(picture, palette("f7efdc")[0], speckles), sheet, 0.025)


def marble(sheet: Sheet) -> Floats:
    """Polish a slab of banded stone: malachite and lapis with veins of gold."""
    rows, columns = sheet.grid
    margin = 130
    wide = Sheet(sheet.height + 2 * margin, sheet.width + 2 * margin, sheet.rng)
    bend = [(sheet.noise(230, 4) - 0.5) * 210 + margin for _ in range(2)]
    field = blurred(remapped(wide.noise(230, 2), rows + bend[0], columns + bend[1]), 3)
    bands = field * 16 + (sheet.noise(60, 2) - 0.5) * 0.8
    shift = np.sin(np.floor(bands) * 2.4) * 0.3
    stone = palette("06231f 0c4a3c 14805c 4fb286 d9f0cf 2a9d8f 1d5c9a 123a78 081f4a")
    tone = np.abs((bands % 1) - 0.5) * 0.7 + 0.3 * field + shift + 0.1
    slab = ramp(np.clip(np.abs(tone), 0, 1), stone)
    slab = mixed(slab, slab * 0.4, step(np.abs(bands % 1 - 0.5), 0.45, 0.06))
    veins = np.full(rows.shape, 99.0, np.float32)
    for length in (300, 190):
        ridge = remapped(wide.noise(length, 4), rows + bend[1], columns + bend[0])
        slope = np.hypot(*np.gradient(blurred(ridge, 4))) + 8e-4
        veins = np.minimum(veins, np.abs(ridge - 0.5) / slope)
    veins = blurred(veins, 1) / (0.3 + 0.9 * sheet.noise(80))
    gold = ramp(sheet.noise(12, 2) * 0.6 + sheet.noise(80) * 0.4, palette("7a4f12 c9952c f6dc8a fff4c8 d9a53a"))
    picture = mixed(slab, palette("04100f")[0], (1 - step(veins, 7, 6)) * 0.75)
    picture = mixed(picture, gold, 1 - step(veins, 4, 1.5))
    return grained(lit(picture, -np.clip(veins, 0, 5) * 9, 0.012), sheet, 0.02)


def watercolour(sheet: Sheet) -> Floats:
    """Let flowers bloom wet in wet: thin washes over each other, dark where they dried, on rough paper."""
    paper = np.broadcast_to(palette("f8f1e2")[0], (sheet.height, sheet.width, 3)).astype(np.float32)
    picture = paper * ramp(sheet.noise(170, 3), palette("f9e4c8 d8ecd0 bfe0e6 f3d3dc fbf0c4"))
    tooth = sheet.noise(4, 2)
    bend = (sheet.noise(42, 3) - 0.5) * 40, (sheet.noise(42, 3) - 0.5) * 40
    greens, petals = palette("2f7d5b 5fa04e 1f5f6b 93b84a"), palette("d81e5b f2542d f7a531 8e3fa8 2f5fc4 e85d9c f4c430")
    for number, place in enumerate(sheet.scattered(112, 0.3)):
        colours = greens if number % 3 == 0 else petals
        colour = colours[sheet.rng.integers(len(colours))]
        _bloom(sheet, picture, place, colour, bend, tooth, leaf=number % 3 == 0)
    drawn = ink(np.clip(picture, 0, 1)).astype(np.uint8)
    for _ in range(260):
        place = sheet.rng.uniform(0, 1, 2) * (sheet.width, sheet.height)
        dot(drawn, place, float(sheet.rng.exponential(2.4)) + 1, ink(petals[sheet.rng.integers(len(petals))] * 0.8))
    return lit(opened(drawn), tooth * 10, 0.008)


def _bloom(
    sheet: Sheet,
    picture: Floats,
    place: Points,
    colour: Floats,
    bend: tuple[Floats, Floats],
    tooth: Floats,
    *,
    leaf: bool,
) -> None:
    """Lay the washes of one flower, or of one leaf; each multiplies what is under it."""
    rows, columns = sheet.grid
    part = sheet.around(place, 150)
    u = (columns + bend[0])[part] - np.float32(place[0])
    v = (rows + bend[1])[part] - np.float32(place[1])
    theta, distance = np.arctan2(v, u) + sheet.rng.uniform(0, 6), np.hypot(u, v)
    count = 2 if leaf else int(sheet.rng.integers(5, 8))
    size = sheet.rng.uniform(62, 100)
    for wash in range(2 if leaf else 3):
        lobes = np.abs(np.cos(theta * count / 2 + wash * 0.5)) ** (0.9 if leaf else 0.55)
        edge = size * (1 - wash * 0.26) * (0.28 + 0.72 * lobes) - distance
        inside = step(edge, 0, 3)
        pooled = np.exp(-((edge / 7) ** 2)) * 0.55 + 0.30 * np.exp(-np.clip(distance, 0, None) / 18)
        strength = np.clip(inside * (0.22 + 0.28 * tooth[part] + pooled), 0, 1)
        picture[part] *= 1 - strength[..., None] * (1 - colour * (1 - wash * 0.16))


def ink_wash(sheet: Sheet) -> Floats:
    """Brush a thicket of bamboo in ink, far stems pale and near ones black, with splashes and a red seal."""
    fibres = sheet.streaks(2.5, 70, 0.3) * 0.5 + sheet.streaks(2.5, 70, 1.9) * 0.5
    picture = ramp(sheet.noise(240, 3) * 0.7 + fibres * 0.3, palette("e9dcc0 f2e8d0 dccba6"))
    cloud = sheet.noise(150, 4)
    picture = mixed(picture, palette("6f7f86")[0], step(cloud, 0.62, 0.5) * 0.75)
    bristle = sheet.streaks(2.6, 240, np.pi / 2)
    for layer, (tone, count, stem) in enumerate(
        [("a3b09a", 9, 26), ("5d7a70", 7, 32), ("26363c", 5, 40), ("080c10", 4, 46)]
    ):
        drawn = np.zeros((sheet.height, sheet.width), np.uint8)
        for number in range(count):
            x = (number + sheet.rng.uniform(0.1, 0.9)) / count * sheet.width
            _bamboo(sheet, drawn, x, stem, 46 + layer * 14)
        wash = drawn.astype(np.float32) / 255
        rim = np.clip(wash - blurred(wash, 5), 0, 1)
        dry = step(bristle, 0.28 + layer * 0.02, 0.3)
        strength = wash * (0.5 + 0.4 * dry) * (0.85 + 0.35 * cloud) + rim * 0.5
        picture = mixed(picture, palette(tone)[0], strength)
    drawn = ink(np.clip(picture, 0, 1)).astype(np.uint8)
    for _ in range(170):
        place = sheet.rng.uniform(0, 1, 2) * (sheet.width, sheet.height)
        dot(drawn, place, float(sheet.rng.exponential(3.2)) + 0.8, ink(palette("161d22")[0]))
    _seal(sheet, drawn)
    return grained(opened(drawn) * (0.9 + 0.16 * fibres[..., None]), sheet, 0.025)


def _bamboo(sheet: Sheet, drawn: Picture, x: float, stem: float, leaf: float) -> None:
    """Draw one stem in its segments, and leaves at its knots."""
    lean, y = sheet.rng.uniform(-0.16, 0.16), sheet.height + 20.0
    while y > -20:
        length = sheet.rng.uniform(110, 170)
        top = np.array([x + lean * length, y - length])
        path = np.linspace([x, y - 5], top + np.array([0, 5]), 12)
        widths = stem * sheet.rng.uniform(0.85, 1.05) * (0.86 + 0.2 * np.abs(np.linspace(-1, 1, 12)) ** 3)
        polygon(drawn, tapered(path, widths), float(sheet.rng.uniform(130, 235)))
        line(drawn, top + np.array([[-0.6, 0.02], [0.6, -0.02]]) * stem, 255.0, 5)
        side = sheet.rng.choice([-1.0, 1.0])
        for _ in range(int(sheet.rng.integers(2, 6))):
            _leaf(sheet, drawn, top + np.array([side * stem * 0.5, 0]), side, leaf)
        x, y = float(top[0]), float(top[1])


def _leaf(sheet: Sheet, drawn: Picture, start: Points, side: float, length: float) -> None:
    turn = sheet.rng.uniform(-0.5, 1.15)
    reach = length * sheet.rng.uniform(1.2, 2.2)
    t = np.linspace(0, 1, 14)
    path = start + np.stack([side * np.cos(turn) * t * reach, np.sin(turn) * t * reach + 0.25 * reach * t**2], axis=1)
    widths = length * 0.36 * np.sin(np.pi * np.clip(t, 0.01, 1) ** 0.6) ** 0.9 + 0.5
    polygon(drawn, tapered(path, widths), float(sheet.rng.uniform(170, 255)))


def _seal(sheet: Sheet, drawn: Picture) -> None:
    """Stamp two red seals: a 3×3 kernel, cut out."""
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    for x, y in ((0.88, 0.84), (0.1, 0.12)):
        place = np.array([x * sheet.width, y * sheet.height])
        polygon(drawn, place + square * 34.0 + sheet.rng.normal(0, 1.5, (4, 2)), ink(palette("b8261e")[0]))
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                corners = place + np.array([across, down]) * 19 + square * (4 if across == 0 else 7)
                polygon(drawn, corners + sheet.rng.normal(0, 0.6, (4, 2)), ink(palette("efe0c4")[0]))
