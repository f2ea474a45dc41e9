"""Style pictures as printers make them: woodcut, linocut, comic dots, engraving."""

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
    mixed,
    opened,
    palette,
    polygon,
    ramp,
    step,
    tapered,
)

CREAM, INDIGO = "f3e6c8", "16305e"


def waves(sheet: Sheet) -> Floats:
    """Cut a rough sea in wood: waves that curl over, fingers of foam and spray, in indigo and cream."""
    rows, _ = sheet.grid
    sky = ramp(
        np.clip(rows / sheet.height * 1.5 + (sheet.noise(120, 2) - 0.5) * 0.2, 0, 1),
        palette("c9a877 e8cfa0 f3e2bd f3e6c8"),
    )
    drawn = ink(sky).astype(np.uint8)
    for number in range(9):
        y = sheet.height * (0.2 + number * 0.115)
        x = -(number * 137 % 330) - 330.0
        while x < sheet.width + 330:
            size = sheet.rng.uniform(0.8, 1.2) * (150 + number * 14)
            _wave(sheet, drawn, (x, y + sheet.rng.uniform(-22, 22)), size, number)
            x += size * 1.55
    board = sheet.streaks(3, 160, 0.04) * 0.6 + sheet.streaks(7, 300, 0.02) * 0.4
    printed = opened(drawn)
    dry = step(board, 0.86, 0.1) * 0.3
    return grained(mixed(printed * (0.93 + 0.12 * board[..., None]), palette(CREAM)[0], dry), sheet, 0.03)


def _wave(sheet: Sheet, drawn: Picture, foot: tuple[float, float], size: float, number: int) -> None:
    """Draw one wave: its back, the hook of its crest, the lines inside it, its foam."""
    tones = palette("1b3f74 27578c 16305e 3c7aa5 1f4a80 122a54 5592b5")
    t = np.linspace(0, 1, 40)
    back = np.stack([-1.1 + 1.62 * t, -0.92 * t**1.9], axis=1)
    turn = np.linspace(-np.pi / 2, np.pi * 1.12, 46)
    spiral = 0.34 * (1 - np.linspace(0, 0.62, 46))
    hook = np.stack([0.52 + spiral * np.cos(turn), -0.58 + spiral * np.sin(turn)], axis=1)
    inner = np.stack([0.2 + 0.9 * t**2, -0.5 + 0.5 * t], axis=1)
    outline = np.concatenate([[[-2.4, 0.5]], back, hook, inner, [[2, 0.3], [2, 1.6], [-2.4, 1.6]]])
    place = np.array(foot)
    polygon(drawn, place + outline * size, ink(palette(CREAM)[0]))
    polygon(drawn, place + (outline * [0.985, 0.975] + [0, 0.02]) * size, ink(tones[number % len(tones)]))
    for depth in np.linspace(0.1, 0.9, 8):
        stripe = back * [1 - depth * 0.3, 1 - depth * 0.55] + [depth * 0.12, depth * 0.62]
        end = hook[: int(26 * (1 - depth))] * [1, 1 - depth * 0.2] + [-depth * 0.34, depth * 0.18]
        path = np.concatenate([stripe, end]) if depth < 0.45 else stripe
        widths = size * 0.034 * (1 - depth * 0.5) * np.sin(np.linspace(0.05, np.pi * 0.98, len(path))) ** 0.7
        colour = palette(f"{CREAM} 8fbcd0 {INDIGO} a9cdd6")[int(depth * 10) % 4]
        polygon(drawn, tapered(place + path * size, widths), ink(colour))
    _foam(sheet, drawn, place + np.concatenate([back[22:], hook]) * size, size)


def _foam(sheet: Sheet, drawn: Picture, crest: Points, size: float) -> None:
    """Set knobs of foam along a crest, outlined in indigo, and throw drops ahead of it."""
    places = crest[::3]
    outward = np.gradient(crest, axis=0)[::3]
    normal = np.stack([outward[:, 1], -outward[:, 0]], axis=1) / (np.hypot(*outward.T)[:, None] + 1e-9)
    radii = size * sheet.rng.uniform(0.035, 0.075, len(places)) * np.linspace(0.6, 1.2, len(places))
    for outline, colour in ((3.5, INDIGO), (0.0, CREAM)):
        for place, way, radius in zip(places, normal, radii, strict=True):
            for finger in (0.0, 0.9):
                dot(
                    drawn,
                    place + way * radius * finger,
                    radius * (1 - finger * 0.35) + outline,
                    ink(palette(colour)[0]),
                )
    for place, way, radius in zip(places[::2], normal[::2], radii[::2], strict=True):
        dot(drawn, place + way * radius * 0.7, radius * 0.3, ink(palette("9cc3d2")[0]))
    for _ in range(int(size / 9)):
        place = crest[sheet.rng.integers(len(crest))] + sheet.rng.normal(0, size * 0.16, 2) - [0, size * 0.16]
        dot(drawn, place, sheet.rng.uniform(1.6, 5), ink(palette(CREAM)[0]))


def linocut(sheet: Sheet) -> Floats:
    """Cut hills, a river and a sun in lino with a gouge; print them in black over vermilion and cream."""
    rows, columns = sheet.grid
    y, x = rows / sheet.height, columns / sheet.width
    sun = np.hypot(x - 0.3, y - 0.24)
    tone = 0.36 + 0.3 * np.sin(sun * 62) + 0.1 * (sun < 0.3)
    angle = np.arctan2(y - 0.24, x - 0.3) + np.pi / 2
    tone = np.where(sun < 0.15, 0.62, tone)
    for layer in range(6):
        ridge = 0.42 + layer * 0.1 + 0.07 * np.sin(x * (5 + layer) + layer * 2.2) + 0.02 * np.sin(x * 17 + layer)
        below = y > ridge
        depth = (y - ridge) * 9
        tone = np.where(
            below, np.clip(0.85 - depth * (1.0 - layer * 0.07), 0.16, 1) * (0.75 + 0.25 * (layer % 2)), tone
        )
        slope = 0.07 * (5 + layer) * np.cos(x * (5 + layer) + layer * 2.2)
        lean = np.arctan(slope) if layer % 2 else np.arctan(slope) + 1.2
        angle = np.where(below, lean, angle)
        tone = np.where(np.abs(y - ridge) < 0.006, 0, tone)
    drawn = np.zeros((sheet.height, sheet.width), np.uint8)
    for place in sheet.scattered(12.5, 0.36):
        column, row = (int(np.clip(v, 0, top - 1)) for v, top in zip(place, (sheet.width, sheet.height), strict=True))
        cut = tone[row, column] + sheet.rng.normal(0, 0.05)
        if cut > 0.12:
            turn = angle[row, column] + sheet.rng.normal(0, 0.07)
            way = np.array([np.cos(turn), np.sin(turn)])
            path = place + np.linspace(-0.5, 0.5, 9)[:, None] * way * sheet.rng.uniform(24, 46)
            widths = np.sin(np.linspace(0.1, 3.0, 9)) ** 0.6 * (1.5 + 8.0 * cut)
            polygon(drawn, tapered(path, widths), 255.0)
    paper = mixed(
        np.broadcast_to(palette("f4ead2")[0], (*x.shape, 3)), palette("d8432b")[0], step(0.155 - sun, 0, 0.004)
    )
    paper = mixed(paper, palette("e9b44c")[0], step(y - 0.5 - 0.05 * np.sin(x * 8), 0, 0.004) * step(0.78 - y, 0, 0.01))
    paper = mixed(paper, palette("3f8f87")[0], step(y - 0.76 - 0.03 * np.sin(x * 6 + 1), 0, 0.006))
    black = 1 - drawn.astype(np.float32) / 255
    salt = step(sheet.noise(5, 2), 0.8, 0.1) * 0.5 * step(sheet.noise(60, 2), 0.4, 0.3)
    return grained(mixed(paper, palette("17181c")[0], black * (1 - salt * 0.6)), sheet, 0.015)


def comic_dots(sheet: Sheet) -> Floats:
    """Print bursts, clouds and beams in flat colours and screens of dots, with thick black outlines."""
    rows, columns = sheet.grid
    top = (sheet.width - sheet.height) / 2  # the plan is square; a wide sheet shows its middle
    y, x = (rows + top) / sheet.width, columns / sheet.width
    theta = np.arctan2(y - 0.5, x - 0.5)
    beams = ((theta / np.pi * 10) % 1) < 0.5
    picture = np.where(beams[..., None], palette("ffd21f")[0], palette("f9f1d8")[0]).astype(np.float32)
    picture = mixed(
        picture, palette("ef3b2c")[0], _screen(sheet, 20, 0.4, np.clip(np.hypot(x - 0.5, y - 0.5) * 1.35 - 0.1, 0, 0.9))
    )
    drawn = np.zeros(x.shape, np.uint8)
    inks = ["e8262b", "1f7fd6", "ffd21f", "18a9a0", "f7f2e4", "8e2fb0"]
    plan = [
        (0.5, 0.5, 0.34, 13),
        (0.13, 0.16, 0.2, 11),
        (0.88, 0.2, 0.19, 10),
        (0.14, 0.85, 0.2, 12),
        (0.87, 0.84, 0.22, 11),
    ]
    plan += [(0.5, 0.06, 0.12, 9), (0.5, 0.96, 0.12, 9), (0.03, 0.5, 0.12, 8), (0.98, 0.52, 0.12, 9)]
    for number, (cx, cy, radius, points) in enumerate(plan[::-1]):
        for ring, share in enumerate((1.0, 0.72, 0.44)):
            spikes = 2 * points
            turns = np.arange(spikes) / spikes * 2 * np.pi + 0.2 * number + ring * 0.1
            reach = radius * share * np.where(np.arange(spikes) % 2, 0.68, 1.0) * sheet.rng.uniform(0.9, 1.1, spikes)
            corners = np.stack([cx + reach * np.cos(turns), cy + reach * np.sin(turns)], axis=1) * sheet.width - [
                0,
                top,
            ]
            drawn[:] = 0
            polygon(drawn, corners, 255.0)
            inside = drawn.astype(np.float32) / 255
            edge = blurred(inside, 4.5)
            flat, dots = (palette(inks[(number * 2 + ring + shift) % len(inks)])[0] for shift in (0, 3))
            shade = np.clip((x - cx + y - cy) / radius * 0.5 + 0.35, 0, 0.85)
            picture = mixed(picture, np.broadcast_to(palette("14121a")[0], picture.shape), step(edge, 0.06, 0.05))
            filled = mixed(
                np.broadcast_to(flat, picture.shape), dots, _screen(sheet, 16 + ring * 2, 0.26 + number * 0.5, shade)
            )
            picture = mixed(picture, filled, step(edge, 0.62, 0.1))
    worn = 0.93 + 0.1 * sheet.noise(30, 3)[..., None]
    return grained(picture * worn, sheet, 0.006)


def _screen(sheet: Sheet, pitch: float, turn: float, tone: Floats) -> Floats:
    """Return a screen of round dots that cover the share ``tone`` of the paper."""
    rows, columns = sheet.grid
    u = (columns * np.cos(turn) + rows * np.sin(turn)) / pitch
    v = (rows * np.cos(turn) - columns * np.sin(turn)) / pitch
    distance = np.hypot(u % 1 - 0.5, v % 1 - 0.5)
    return step(np.sqrt(tone / np.pi) - distance, 0, 0.12)


def engraving(sheet: Sheet) -> Floats:
    """Engrave heaped shells and spheres in copper: lines that swell in the shade, crossed in the dark."""
    rows, columns = sheet.grid
    height = np.zeros(rows.shape, np.float32)
    tone = np.full(rows.shape, 0.6, np.float32)
    phase = (rows + columns * 0.3) / 9.0
    for place in sheet.scattered(118, 0.25):
        radius = sheet.rng.uniform(62, 104)
        part = sheet.around(place, radius * 1.2)
        u, v = (columns[part] - np.float32(place[0])) / radius, (rows[part] - np.float32(place[1])) / radius
        distance = np.hypot(u, v)
        bulge = np.sqrt(np.clip(1 - distance**2, 0, 1))
        light = np.clip(0.2 + bulge * 0.62 - u * 0.4 - v * 0.5, 0, 1.05)
        light, bend = _engraved(sheet, u, v, light, radius)
        inside = distance < 1
        around = np.where(distance < 1.18, tone[part] * np.clip(0.5 + 2.8 * (distance - 1), 0, 1), tone[part])
        tone[part] = np.where(inside, np.where(distance > 0.975, 0, light), around)
        phase[part] = np.where(inside, bend, phase[part])
        height[part] = np.where(inside, bulge, height[part])
    wobble = (sheet.noise(60) - 0.5) * 0.5
    first = np.abs((phase + wobble) % 1 - 0.5) * 2
    second = np.abs(((columns * 0.86 - rows * 0.5) / 8.5 + wobble) % 1 - 0.5) * 2
    dark = np.clip(1 - tone, 0, 1)
    plate = np.maximum(step(0.12 + dark * 0.85 - first, 0, 0.22), step((dark - 0.5) * 1.5 - second, 0, 0.22))
    paper = ramp(sheet.noise(200, 3), palette("f6e7c4 efd9ab e6c98f"))
    tint = mixed(paper, palette("cf7a4a")[0], np.clip(height * 0.55, 0, 1) * step(sheet.noise(140), 0.5, 0.2))
    return grained(mixed(tint, palette("14233f")[0], plate * 0.95), sheet, 0.012)


def _engraved(sheet: Sheet, u: Floats, v: Floats, light: Floats, radius: float) -> tuple[Floats, Floats]:
    """Return the light on a shell or a sphere and the phase of the lines that go round it."""
    distance = np.hypot(u, v)
    if sheet.rng.random() < 0.55:
        turn = np.arctan2(v, u) + 2.6 * distance * sheet.rng.choice([-1, 1])
        return light * (0.7 + 0.3 * np.cos(turn * 9)), turn * 9 / np.pi + distance * 2
    lean = sheet.rng.uniform(0, np.pi)
    bulge = np.sqrt(np.clip(1 - distance**2, 0, 1))
    return light, (u * np.cos(lean) + v * np.sin(lean)) * (1 + 0.35 * (1 - bulge)) * radius / 8
