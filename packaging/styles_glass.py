"""Style pictures of pieces fitted together: mosaic, stained glass, cubist shards and gilded fans."""

import cv2
import numpy as np
from numpy.typing import NDArray
from styles_sheet import (
    Floats,
    Picture,
    Points,
    Sheet,
    blurred,
    cells,
    grained,
    ink,
    lit,
    mixed,
    opened,
    palette,
    polygon,
    ramp,
    step,
)


def mosaic(sheet: Sheet) -> Floats:
    """Lay tesserae of glass and gold in rows that follow the shapes: a sun and fish over curling waves."""
    scene, borders = _sea_scene(sheet)
    free = np.asarray(cv2.distanceTransform((~borders).astype(np.uint8), cv2.DIST_L2, 5), np.float32)
    drawn = sheet.filled(palette("2a221d")[0])
    relief = np.zeros(scene.shape[:2], np.uint8)
    taken = np.zeros(scene.shape[:2], np.uint8)
    side = 18.0
    for row in range(int(free.max() / side) + 1):
        level = (free > (row + 0.5) * side).astype(np.uint8)
        for outline in cv2.findContours(level, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)[0]:
            _lay_row(sheet, np.asarray(outline[:, 0], np.float64), side, (drawn, relief, taken), scene)
    for place in sheet.scattered(side * 0.7):
        _lay(sheet, place, sheet.rng.uniform(0, np.pi), side * 0.62, (drawn, relief, taken), scene)
    bevel = blurred(relief.astype(np.float32), 1.5)
    colours = opened(drawn) * (0.92 + 0.16 * sheet.noise(9)[..., None])
    return grained(lit(colours, bevel, 0.004), sheet, 0.015)


def _lay_row(
    sheet: Sheet, outline: Points, side: float, canvas: tuple[Picture, Picture, Picture], scene: Floats
) -> None:
    """Lay tiles along ``outline``, each turned to its direction."""
    if len(outline) < side:
        return
    at = 0.0
    while at < len(outline):
        middle = int(at)
        ahead = outline[(middle + 7) % len(outline)] - outline[middle - 7]
        length = side * sheet.rng.uniform(0.75, 1.25)
        _lay(sheet, outline[middle], np.arctan2(ahead[1], ahead[0]), side, canvas, scene, length)
        at += length * 0.86


def _lay(
    sheet: Sheet,
    place: Points,
    turn: float,
    side: float,
    canvas: tuple[Picture, Picture, Picture],
    scene: Floats,
    length: float = 0.0,
) -> None:
    """Lay one tile with crooked corners, unless it would lie on another."""
    drawn, relief, taken = canvas
    box = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) / 2 * [(length or side) - 2.5, side - 2.5]
    box += sheet.rng.normal(0, side * 0.045, box.shape)
    across, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    corners = place + box[:, :1] * across + box[:, 1:] * down
    x, y = np.rint(place).astype(int)
    if not (0 <= x < sheet.width and 0 <= y < sheet.height):
        return
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    own = np.zeros(taken[top:bottom, left:right].shape, np.uint8)
    cv2.fillConvexPoly(own, np.rint(corners - (left, top)).astype(np.int32), 1)
    if own.sum() == 0 or (own & taken[top:bottom, left:right]).sum() > 0.16 * own.sum():
        return
    taken[top:bottom, left:right] |= own
    colour = scene[y, x] * (1 + sheet.rng.normal(0, 0.13)) + sheet.rng.normal(0, 0.03, 3)
    polygon(drawn, corners, ink(colour))
    polygon(relief, place + (corners - place) * 0.86, float(sheet.rng.uniform(170, 255)))


def _sea_scene(sheet: Sheet) -> tuple[Floats, NDArray[np.bool_]]:
    """Return what the mosaic shows and where one shape meets another."""
    rows, columns = sheet.grid
    y, x = rows / sheet.height, columns / sheet.width
    part = np.zeros(x.shape, np.int32)
    sun = np.hypot(x - 0.5, y - 0.36)
    beam = ((np.arctan2(y - 0.36, x - 0.5) / np.pi * 9) % 1 < 0.5) & (sun > 0.2)
    part[beam] = 1
    part[sun < 0.24] = 2
    part[sun < 0.19] = 3
    part[sun < 0.1] = 4
    for wave in range(5):
        crest = 0.5 + wave * 0.115 + 0.045 * np.sin(x * (11 + wave) + wave * 2.1) + 0.02 * np.sin(x * 23 + wave)
        part[y > crest] = 5 + wave
    for number, (cx, cy, size, way) in enumerate([(0.27, 0.7, 0.15, 1), (0.72, 0.8, 0.17, -1), (0.33, 0.93, 0.11, 1)]):
        u, v = (x - cx) / size * way, (y - cy) / size
        body = np.abs(v) < 0.42 * np.cos(np.clip(u * 1.45, -1.57, 1.57))
        tail = (u < -0.78) & (u > -1.35) & (np.abs(v) < (-u - 0.7) * 0.75)
        part[body | tail] = 10 + number
        part[body & (u > 0.35)] = 13 + number
        part[np.hypot(u - 0.62, v + 0.08) < 0.12] = 16
    colours = palette(
        "2c5fa8 5f9fd0 e8a41c f6cf4a fbe9a6 7fc4c0 3f9fae 237a9c 1c5a8a 163f6e"
        " d8542c e8862e c23a3a f2b23c f6cf4a f0a050 161616"
    )
    scene = colours[part] * (0.8 + 0.4 * sheet.noise(70, 2)[..., None])
    edges = np.zeros(part.shape, np.bool_)
    edges[:, 1:] |= part[:, 1:] != part[:, :-1]
    edges[1:] |= part[1:] != part[:-1]
    return scene, edges


def stained_glass(sheet: Sheet) -> Floats:
    """Set panes of coloured glass in lead: a rose in the sun, with the light coming through."""
    rows, columns = sheet.grid
    middle = np.array([sheet.width * 0.5, sheet.height * 0.47])
    seeds, panes = _rose(sheet, middle)
    owner, border = cells(sheet, seeds, 7)
    bubbles = sheet.streaks(5, 60, 0.7) * 0.5 + sheet.noise(14, 2) * 0.5
    light = 0.5 + 0.75 * np.tanh(border / 24) * (0.55 + 0.9 * bubbles)
    far = np.hypot(columns - middle[0], rows - middle[1]) / sheet.width
    glass = panes[owner] * (light * (1.18 - 0.5 * far))[..., None]
    glow = np.tanh(border / 30) ** 2 * np.clip(bubbles - 0.55, 0, 1) * 0.9
    glass = glass + glow[..., None] * palette("fff2c8")[0]
    grey = np.broadcast_to(palette("2b2a2e")[0], glass.shape)
    lead = lit(grey, -blurred(np.clip(border, 0, 8), 2) * 8, 0.03)
    width = 6.5 + 2 * (sheet.noise(40) - 0.5)
    return grained(mixed(lead, glass, step(border - width, 0, 2)), sheet, 0.025)


def _rose(sheet: Sheet, middle: Points) -> tuple[Points, Floats]:
    """Return a seed for every pane and its colour: six rings of panes and, outside, panes in no order."""
    inks = ["ffd23f", "e8452c f28c28", "b3122e d81e4a", "f6b52c 7a2a8c", "1f4fb4 2f86d0", "12357f 1aa0a8 2a5fc4"]
    seeds, panes = [middle[None]], [palette(inks[0])]
    for ring, (radius, count) in enumerate([(95, 8), (190, 16), (290, 16), (390, 26), (490, 32)]):
        theta = (np.arange(count) + ring % 2 / 2) / count * 2 * np.pi + sheet.rng.normal(0, 0.02, count)
        reach = radius * (1 + sheet.rng.normal(0, 0.02, count))[:, None]
        seeds.append(middle + np.stack([np.cos(theta), np.sin(theta)], axis=1) * reach)
        colours = palette(inks[ring + 1])
        panes.append(colours[np.arange(count) % len(colours)])
    outer = sheet.scattered(80)
    seeds.append(outer[np.hypot(*(outer - middle).T) > 545])
    panes.append(sheet.rng.choice(palette("1f7a4a 5aa83c 123f8c 0f6a7a c8b92e 2a8a8a"), len(seeds[-1])))
    colour = np.concatenate(panes)
    return np.concatenate(seeds), colour * (1 + sheet.rng.normal(0, 0.12, (len(colour), 1)))


def cubist_shards(sheet: Sheet) -> Floats:
    """Break a still life into facets, each shaded by itself, in ochre, rust and slate, lighter in the middle."""
    size = np.array([sheet.width, sheet.height])
    pieces = [np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * (size + 24) - 12]  # its edge is not to be seen
    while len(pieces) < min(115, sheet.width * sheet.height // 4000):
        sizes = [cv2.contourArea(piece.astype(np.float32)) * sheet.rng.uniform(0.25, 1) for piece in pieces]
        pieces += _split(sheet, pieces.pop(int(np.argmax(sizes))))
    colours = palette("1d1a1f 3a2b2a 2b4257 7a3b22 4f7486 b5552b 9a7b45 d99a36 86a79c e6c27a f4e6c4")
    drawn = np.zeros((sheet.height, sheet.width, 3), np.float32)
    for piece in pieces:
        far = np.hypot(*(piece.mean(axis=0) * 2 / size - 1))
        bright = np.clip(0.95 - 0.55 * far + sheet.rng.normal(0, 0.2), 0, 1) * (len(colours) - 1)
        first = colours[int(bright)]
        last = colours[int(np.clip(bright + sheet.rng.choice([-4, -3, 3]), 0, len(colours) - 1))]
        _facet(sheet, drawn, piece, first, last)
    return _edged(sheet, drawn, pieces)


def _facet(sheet: Sheet, drawn: Floats, piece: Points, first: Floats, last: Floats) -> None:
    """Paint one facet from the first colour to the last, in dabs across the slope."""
    mask = np.zeros((sheet.height, sheet.width), np.uint8)
    polygon(mask, piece, 255.0)
    part = sheet.around((piece.min(axis=0) + piece.max(axis=0)) / 2, float(np.ptp(piece, axis=0).max() / 2 + 2))
    rows, columns = (each[part] for each in sheet.grid)
    turn = sheet.rng.uniform(0, 2 * np.pi)
    slope = columns * np.cos(turn) + rows * np.sin(turn)
    inside = slope[mask[part] > 127]
    slope = np.clip((slope - inside.min()) / (np.ptp(inside) + 1), 0, 1)
    dabs = sheet.streaks(9, 42, turn + np.pi / 2)[part]
    facet = ramp(np.clip(slope + (dabs - 0.5) * 0.45, 0, 1), np.stack([first * 1.12, first, last, last * 0.8]))
    drawn[part] = mixed(drawn[part], facet * (0.9 + 0.2 * dabs[..., None]), mask[part].astype(np.float32) / 255)


def _edged(sheet: Sheet, drawn: Floats, pieces: list[Points]) -> Floats:
    """Draw arcs and the facets' edges, dark on one side and light on the other, and let the brush show."""
    lines = np.zeros(drawn.shape[:2], np.uint8)
    lights = lines.copy()
    for piece in pieces:
        cv2.polylines(lines, [np.rint(piece * 16).astype(np.int32)], True, 255, 4, cv2.LINE_AA, 4)  # noqa: FBT003
        cv2.polylines(lights, [np.rint((piece + 3.5) * 16).astype(np.int32)], True, 255, 2, cv2.LINE_AA, 4)  # noqa: FBT003
    for _ in range(18):
        x, y = sheet.rng.uniform(0, 1, 2) * (sheet.width, sheet.height)
        radius, turn = int(sheet.rng.uniform(60, 190)), float(sheet.rng.uniform(0, 360))
        cv2.ellipse(lines, (int(x), int(y)), (radius, radius), turn, 0, 150, 255, 5, cv2.LINE_AA)
    picture = mixed(drawn, palette("f7ecd2")[0], opened(lights) * 0.5)
    picture = mixed(picture, palette("1c1614")[0], opened(lines) * 0.9)
    weave = sheet.streaks(3, 9) + sheet.streaks(3, 9, np.pi / 2)
    return grained(lit(picture, weave * 20, 0.005), sheet, 0.03)


def _split(sheet: Sheet, piece: Points) -> list[Points]:
    """Cut a convex piece in two, roughly through its middle and across its length."""
    centre = piece.mean(axis=0) + sheet.rng.normal(0, 0.05, 2) * np.ptp(piece, axis=0)
    spread = piece - piece.mean(axis=0)
    longest = np.linalg.eigh(spread.T @ spread)[1][:, 1]
    turn = np.arctan2(longest[1], longest[0]) + sheet.rng.normal(0, 0.45)
    normal = np.array([np.cos(turn), np.sin(turn)])
    sides: tuple[list[Points], list[Points]] = ([], [])
    for here, there in zip(piece, np.roll(piece, -1, axis=0), strict=True):
        a, b = (here - centre) @ normal, (there - centre) @ normal
        sides[int(a > 0)].append(here)
        if (a > 0) != (b > 0):
            cut = here + (there - here) * a / (a - b)
            sides[0].append(cut)
            sides[1].append(cut)
    return [np.array(side) for side in sides]


def golden_fans(sheet: Sheet) -> Floats:
    """Row on row of fans in the manner of the 1920s: gold leaf on peacock blue, green and black."""
    radius = 116.0
    colours = palette("0d3b4f 12706e 0c1826 8a1f45 14505a")
    rows, columns = sheet.grid
    picture = np.zeros((sheet.height, sheet.width, 3), np.float32)
    relief = np.zeros(rows.shape, np.float32)
    gold = palette("5e3c10 a8741e d9a93a f7e08e c48f2c 8a5c18")
    metal = ramp(sheet.streaks(9, 130, 0.9) * 0.6 + sheet.noise(50, 3) * 0.4, gold)
    for row in range(int(sheet.height / radius * 2) + 4):
        for column in range(int(sheet.width / (2 * radius)) + 3):
            place = np.array([(column - row % 2 / 2) * 2 * radius, (row - 0.6) * radius / 2])
            part = sheet.around(place, radius * 1.03)
            u, v = columns[part] - np.float32(place[0]), rows[part] - np.float32(place[1])
            distance = np.hypot(u, v) / radius
            inside = step(1 - distance, 0, 0.025)
            tone = colours[(row * 2 + column) % len(colours)] * (0.5 + 0.8 * np.clip(distance, 0, 1))[..., None]
            ribs = _ribs(distance, np.arctan2(-v, u))
            picture[part] = mixed(picture[part], mixed(tone, metal[part], ribs), inside)
            relief[part] += (ribs - relief[part]) * inside
    worn = mixed(picture, picture * 0.6, step(sheet.noise(18, 3), 0.78, 0.1) * 0.5)
    return grained(lit(worn, blurred(relief, 1.5) * 60, 0.01), sheet, 0.012)


def _ribs(distance: Floats, theta: Floats) -> Floats:
    """Return where a fan is golden: its rims, its rays, the beads between two rims and its heart."""
    golden = step(0.2 - distance, 0, 0.02) - step(0.12 - distance, 0, 0.02)
    for rim, width in ((0.96, 0.03), (0.72, 0.018), (0.6, 0.014)):
        golden = golden + step(width - np.abs(distance - rim), 0, 0.02)
    spokes = np.abs((theta / np.pi * 12) % 1 - 0.5)
    golden = golden + step(spokes - 0.08 * distance, 0.36, 0.05) * (distance < 0.6) * (distance > 0.2)
    golden = golden + step(0.055 - np.hypot((spokes - 0.5) * 0.22, distance - 0.84), 0, 0.02)
    return np.asarray(np.clip(golden, 0, 1))
