"""Style pictures made by patient hands: points of pure colour, weaving, batik and a heap of autumn leaves."""

import numpy as np
from styles_sheet import (
    Floats,
    Picture,
    Points,
    Sheet,
    blurred,
    cells,
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
    step,
)


def pointillism(sheet: Sheet) -> Floats:
    """Set points of twelve pure colours side by side: a lake in the evening that mixes only in the eye."""
    scene = _lake(sheet)
    pure = palette("fff3c9 ffd93b ff9a2e f0503a d42a6b 8a4fb5 3f4fc0 2f86d8 57c0dc 2a9d6a 8fc94a 1d3a5f")
    drawn = sheet.filled(palette("efe2c2")[0])
    for radius, spacing, strict in ((8.5, 12.5, 30.0), (6.5, 13.5, 15.0)):
        for place in sheet.scattered(spacing, 0.4):
            column, row = (
                int(np.clip(v, 0, top - 1)) for v, top in zip(place, (sheet.width, sheet.height), strict=True)
            )
            near = np.exp(-strict * np.sum((pure - scene[row, column]) ** 2, axis=1).astype(np.float64))
            colour = pure[sheet.rng.choice(len(pure), p=near / near.sum())]
            size = radius * sheet.rng.uniform(0.75, 1.15)
            dot(drawn, place, size, ink(colour * (1 + sheet.rng.normal(0, 0.05))))
    canvas = sheet.streaks(4, 8) + sheet.streaks(4, 8, np.pi / 2)
    return grained(lit(opened(drawn), canvas * 12, 0.008), sheet, 0.02)


def _lake(sheet: Sheet) -> Floats:
    rows, columns = sheet.grid
    y, x = rows / sheet.height, columns / sheet.width
    shore = 0.52
    mirror = np.where(y > shore, 2 * shore - y + 0.012 * np.sin(y * 170 + np.sin(x * 9) * 2), y)
    sky = ramp(
        np.clip(mirror / shore + (sheet.noise(150, 2) - 0.5) * 0.25, 0, 1),
        palette("3f6fd0 6fb4e0 f6d8b0 ffc45c f47a4a"),
    )
    sun = np.hypot((x - 0.62) * 1.1, mirror - 0.36)
    scene = mixed(sky, palette("fff2b0")[0], 1 - step(sun, 0.09, 0.09))
    far = shore - 0.07 - 0.035 * np.sin(x * 6 + 1)
    scene = mixed(scene, ramp(sheet.noise(50), palette("6f5fb5 4f6fc0 8a6fb0")), step(mirror - far, 0, 0.01))
    for centre, top, girth, tones in (
        (0.14, 0.08, 0.17, "1d3a5f 1f5f4f 2a9d6a 8fc94a"),
        (0.9, 0.2, 0.14, "2a2f6a 1f6f5a 57a84a"),
    ):
        crown = (
            np.hypot((x - centre) / girth, (mirror - top - girth) / (girth * 1.15)) + (sheet.noise(60, 2) - 0.5) * 0.5
        )
        leaves = ramp(np.clip(sheet.noise(44, 2) * 0.7 + 0.35 + (x - centre) / girth * 0.25, 0, 1), palette(tones))
        trunk = step(girth * 0.13 - np.abs(x - centre), 0, 0.01) * step(mirror - top - girth, 0, 0.02)
        scene = mixed(scene, palette("5a2f5f")[0], trunk * (mirror < shore))
        scene = mixed(scene, leaves, 1 - step(crown, 0.95, 0.1))
    water = mixed(
        scene * 0.86,
        palette("2f6fc0")[0],
        np.full(x.shape, 0.2) + 0.25 * step(np.sin(y * 240 + 4 * np.sin(x * 12)), 0.6, 0.4),
    )
    scene = np.where((y > shore)[..., None], water, scene)
    bank = 0.9 - 0.06 * np.sin(x * 4 + 0.4)
    meadow = ramp(np.clip(sheet.noise(40, 2), 0, 1), palette("1f6a4a 57a84a b5d04a ffd93b f0503a"))
    scene = mixed(scene, meadow, step(y - bank, 0, 0.01))
    for cx, cy, size in ((0.42, 0.5, 0.17), (0.72, 0.54, 0.11)):
        sail = (y < cy) & (y > cy - size) & (np.abs(x - cx - 0.01) < (y - cy + size) * 0.36)
        glow = (y > cy + 0.03) & (y < cy + size * 0.9) & (np.abs(x - cx - 0.01) < (cy + size - y) * 0.3)
        hull = (np.abs(y - cy - 0.012) < 0.014) & (np.abs(x - cx) < size * 0.42)
        for place, colour, share in ((sail, "fff6dc", 1.0), (glow, "fff6dc", 0.6), (hull, "7a2438", 1.0)):
            scene = mixed(scene, palette(colour)[0], place * np.float32(share))
    return scene


def woven(sheet: Sheet) -> Floats:
    """Weave thick wool in a twill: a tartan of red, green, navy, gold and cream whose every thread is lit."""
    rows, columns = sheet.grid
    pitch = 26.0
    sway = (sheet.noise(160, 2) - 0.5) * 16, (sheet.noise(160, 2) - 0.5) * 16
    u, v = (columns + sway[0]) / pitch, (rows + sway[1]) / pitch
    warp, weft = np.floor(u).astype(int), np.floor(v).astype(int)
    sett = np.array([0, 0, 0, 0, 0, 3, 1, 1, 1, 4, 2, 2, 2, 2, 4, 1, 1, 1, 3, 0])
    colours = palette("b3202c 1d6b4a 1b2a5c eab640 f4e8cf")
    over = (warp + weft) % 4 < 2
    thread = np.where(over, warp, weft)
    across = np.where(over, u % 1, v % 1) - 0.5
    along = np.where(over, v, u)
    float_at = np.where(over, v + warp, u + weft + 2) % 4
    arch = np.sin(np.pi * np.clip(float_at / 2, 0, 1)) ** 0.5
    twist = np.sin((along * 3.4 + across * np.where(over, 2.6, -2.6)) * 2 * np.pi)
    tones = np.array([sheet.rng.uniform(0.86, 1.14) for _ in range(97)], np.float32)
    colour = colours[sett[thread % len(sett)]] * tones[(thread + np.where(over, 0, 41)) % 97][..., None]
    fuzz = sheet.noise(4, 2)
    relief = np.sqrt(np.clip(1 - (across * 1.9) ** 2, 0, 1)) * (0.35 + 0.65 * arch) + 0.06 * twist
    shade = 0.3 + 0.72 * relief + 0.16 * (fuzz - 0.5)
    return grained(lit(colour * shade[..., None], blurred(relief.astype(np.float32), 1.2) * 60, 0.006), sheet, 0.03)


def batik(sheet: Sheet) -> Floats:
    """Dye flowers on cotton through cracked wax: indigo, rust, ochre and cream, with lines that echo each flower."""
    rows, columns = sheet.grid
    bend = (sheet.noise(90, 2) - 0.5) * 14
    nearest = np.full(rows.shape, 1e9, np.float32)
    picture = np.broadcast_to(palette("1d2f5f")[0], (*rows.shape, 3)).astype(np.float32)
    flowers = sheet.scattered(212, 0.1)
    for x, y in flowers:
        nearest = np.minimum(nearest, np.hypot(columns - np.float32(x), rows - np.float32(y)))
    echo = nearest + bend
    ground = ramp(np.clip(sheet.noise(120, 3), 0, 1), palette("14234f 1f3d7a 2b5a96"))
    picture = mixed(ground, palette("e9dab4")[0], step(np.sin(echo / 4.1), 0.72, 0.3) * step(echo, 96, 2))
    for x, y in flowers:
        _batik_flower(sheet, picture, (columns + bend - np.float32(x), rows - bend - np.float32(y)), np.array([x, y]))
    _, crack = cells(sheet, sheet.scattered(58), 14)
    lines = (1 - step(crack, 1.4, 1.6)) * step(sheet.noise(90, 2), 0.3, 0.35)
    pale = step(picture.mean(axis=2), 0.42, 0.2)
    dyed = mixed(picture, palette("182a5c")[0], lines * (0.25 + 0.65 * pale))
    cloth = sheet.streaks(3, 12) * 0.5 + sheet.streaks(3, 12, np.pi / 2) * 0.5
    return grained(dyed * (0.92 + 0.15 * cloth[..., None]), sheet, 0.01)


def _batik_flower(sheet: Sheet, picture: Floats, offset: tuple[Floats, Floats], place: Points) -> None:
    """Dye one flower: a ring of petals, a ring of beads, an inner star and a heart."""
    part = sheet.around(place, 112)
    u, v = offset[0][part], offset[1][part]
    distance, theta = np.hypot(u, v), np.arctan2(v, u) + sheet.rng.uniform(0, 3)
    count = int(sheet.rng.integers(7, 11))
    petal = np.abs(np.sin(theta * count / 2))
    first, second = sheet.rng.permutation(palette("b5482a e0a03a 8a2f3f 2f8a86"))[:2]
    cream, dark = palette("f2e6c6 1a1626")
    ring = np.ones_like(petal)
    layers = [
        (94 * ring, cream),
        (90 * ring, dark),
        (52 + 38 * petal**0.6, cream),
        (48 + 37 * petal**0.6, first),
        (34 + 36 * petal**1.6, cream),
        (31 + 34 * petal**1.6, second),
        (38 * ring, cream),
        (34 * ring, dark),
        (16 + 15 * (1 - petal) ** 0.7, second),
        (13 * ring, cream),
        (8 * ring, first),
    ]
    target = picture[part]
    for reach, colour in layers:
        target = mixed(target, colour, step(reach - distance, 0, 2))
    swing = np.abs((theta * count * 1.5 / np.pi) % 1 - 0.5) * np.pi / (count * 1.5) * distance
    beads = step(4.2 - np.hypot(swing, distance - 82), 0, 2) * (petal < 0.75)
    veins = step(1.6 - np.abs(petal - 1) * distance * 0.3, 0, 1) * (distance > 36) * (distance < 80)
    picture[part] = mixed(mixed(target, cream, beads), dark, veins * 0.8)


MAPLE: Points = np.array(
    [
        [0, -1],
        [0.09, -0.78],
        [0.2, -0.8],
        [0.17, -0.42],
        [0.38, -0.56],
        [0.44, -0.46],
        [0.74, -0.48],
        [0.62, -0.34],
        [0.7, -0.24],
        [0.36, -0.04],
        [0.5, 0.06],
        [0.66, 0.24],
        [0.4, 0.22],
        [0.36, 0.32],
        [0.06, 0.3],
        [0.03, 0.34],
    ]
)
"""The right half of a maple leaf from its tip to its stem; the left half mirrors it."""

_T = np.linspace(0.02, 0.98, 50)
BEECH = np.stack([0.44 * np.sin(np.pi * _T**0.9) ** 0.85 * (1 + 0.06 * np.sin(_T * 75)), 1.45 * _T - 1], axis=1)
OAK = np.stack([(0.36 + 0.14 * np.sin(_T * 27)) * np.sin(np.pi * _T**0.8) ** 0.5, 1.4 * _T - 1], axis=1)


def autumn_leaves(sheet: Sheet) -> Floats:
    """Heap fallen leaves of maple, beech and oak, from crimson to gold, each with its veins and its shadow."""
    picture = ramp(sheet.noise(30, 3), palette("1a0f0c 3a2015 24301c"))
    colours = palette("8f1d1d c92f1f e2571c f08a24 f5b731 f7d768 a9752b 7a8f3a 5f2f1f")
    blotches = sheet.noise(26, 3)
    for place in sheet.scattered(76, 0.5):
        form = (MAPLE, MAPLE, BEECH, OAK)[sheet.rng.integers(4)]
        pick = int(sheet.rng.integers(len(colours)))
        _leaf(sheet, picture, blotches, place, form, colours[[pick, max(pick - 1, 0), (pick + 2) % len(colours)]])
    return grained(picture, sheet, 0.025)


def _leaf(sheet: Sheet, picture: Floats, blotches: Floats, place: Points, form: Points, colours: Floats) -> None:
    """Lay one leaf: its shadow first, then its colours, veins and stem."""
    size, turn = sheet.rng.uniform(80, 138), sheet.rng.uniform(0, 2 * np.pi)
    part = sheet.around(place, size * 1.2 + 12)
    target = picture[part]
    if 0 in target.shape:
        return
    frame = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * size
    corner = place - (part[1].start, part[0].start)
    whole = np.concatenate([form, form[::-1] * [-1, 1]]) * (1 + sheet.rng.normal(0, 0.02, (2 * len(form), 2)))
    mask, veins = np.zeros(target.shape[:2], np.uint8), np.zeros(target.shape[:2], np.uint8)
    polygon(mask, corner + whole @ frame, 255.0)
    line(mask, corner + np.array([[0, 0.3], [0.04, 0.6], [0.1, 0.85]]) @ frame, 255.0, 5)
    _veins(veins, corner, frame, form)
    inside = opened(mask)
    shadow = blurred(np.roll(inside, (8, 8), (0, 1)), 6)
    target = target * (1 - 0.6 * shadow[..., None])
    v, u = np.mgrid[: inside.shape[0], : inside.shape[1]].astype(np.float32)
    tilt = ((u - corner[0]) * np.cos(turn * 3) + (v - corner[1]) * np.sin(turn * 3)) / size
    blotch = blotches[part]
    tone = ramp(np.clip(0.5 + tilt * 0.4 + (blotch - 0.5) * 0.9, 0, 1), colours[[1, 0, 0, 2]])
    rim = np.clip(inside - blurred(inside, 5), 0, 1) * inside
    tone = tone * (1.04 - 0.9 * rim)[..., None]
    tone = mixed(tone, tone * 0.5 + palette("f8dc90")[0] * 0.42, opened(veins) * 0.75)
    relief = blurred(opened(veins), 3) * -70 + blotch * 22
    picture[part] = mixed(target, lit(tone, relief, 0.02), inside)


def _veins(veins: Picture, corner: Points, frame: Points, form: Points) -> None:
    """Draw a leaf's ribs: to the tips of a maple leaf, in pairs from the middle of the others."""
    line(veins, corner + np.array([[0, 0.45], [0, -0.92]]) @ frame, 255.0, 4)
    for side in (-1, 1):
        if form is MAPLE:
            pairs = [
                ((0, 0.28), (0.68, -0.44)),
                ((0, 0.28), (0.6, 0.22)),
                ((0, -0.3), (0.18, -0.72)),
                ((0.3, -0.04), (0.62, -0.26)),
            ]
        else:
            pairs = [((0, at), (0.3, at - 0.26)) for at in np.linspace(0.3, -0.6, 7)]
        for start, end in pairs:
            line(veins, corner + np.array([start, end]) * [side, 1] @ frame, 255.0, 2)
