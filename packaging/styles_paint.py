"""Style pictures in oil: strokes of a bristle brush that follow a flow, thick enough to throw shadows."""

from dataclasses import dataclass

import numpy as np
from styles_sheet import (
    Floats,
    Picture,
    Points,
    Sheet,
    blurred,
    grained,
    ink,
    line,
    lit,
    mixed,
    opened,
    palette,
    ramp,
    step,
)


@dataclass(frozen=True)
class Brush:
    """How long and wide a stroke is, how many bristles it shows and how far its colours stray."""

    length: float
    width: float
    bristles: int
    stray: float = 0.07
    spacing: float = 0.6


def painted(sheet: Sheet, scene: Floats, angle: Floats, brushes: list[Brush]) -> Floats:
    """Paint ``scene`` with one brush after the other; strokes run along ``angle`` (radians, per pixel)."""
    drawn = ink(scene * 0.55).astype(np.uint8)
    relief = np.zeros(scene.shape[:2], np.uint8)
    for brush in brushes:
        starts = sheet.scattered(np.sqrt(brush.length * brush.width) * brush.spacing)
        for path in _paths(starts, angle, brush.length):
            _stroke(sheet, drawn, relief, path, scene, brush)
    thick = blurred(relief.astype(np.float32), 1.2)
    return lit(opened(drawn), thick, 0.006)


def _paths(starts: Points, angle: Floats, length: float) -> Points:
    """Return the nine points of every stroke, which begins at its start and follows the flow."""
    height, width = angle.shape
    here, paths = starts.copy(), [starts.copy()]
    for _ in range(8):
        columns = np.clip(here[:, 0], 0, width - 1).astype(int)
        rows = np.clip(here[:, 1], 0, height - 1).astype(int)
        turn = angle[rows, columns]
        here = here + np.stack([np.cos(turn), np.sin(turn)], axis=1) * length / 8
        paths.append(here)
    return np.stack(paths, axis=1)


def _stroke(sheet: Sheet, drawn: Picture, relief: Picture, path: Points, scene: Floats, brush: Brush) -> None:
    height, width = relief.shape
    x, y = path[len(path) // 2]
    colour = scene[int(np.clip(y, 0, height - 1)), int(np.clip(x, 0, width - 1))]
    colour = colour * (1 + sheet.rng.normal(0, brush.stray)) + sheet.rng.normal(0, brush.stray * 0.6, 3)
    along = np.gradient(path, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) / (np.hypot(*along.T)[:, None] + 1e-9)
    gap = brush.width / brush.bristles
    for at in np.linspace(-0.5, 0.5, brush.bristles) * (brush.width - gap):
        first, last = sheet.rng.integers(0, 2), len(path) - sheet.rng.integers(0, 2)
        hair = (path + across * at)[first:last]
        line(drawn, hair, ink(colour + sheet.rng.normal(0, brush.stray * 0.5)), gap + 1.5)
        line(relief, hair, float(sheet.rng.uniform(70, 255)), gap)


def brush_strokes(sheet: Sheet) -> Floats:
    """Paint a field of wheat with poppies under a turning sky, after the late impressionists."""
    rows, columns = sheet.grid
    y, x = rows / sheet.height, columns / sheet.width
    bend = (sheet.noise(160, 2) - 0.5) * 0.12
    horizon = 0.46 + 0.05 * np.sin(x * 5 + 1) + bend * 0.4
    ridge = horizon - 0.10 - 0.05 * np.sin(x * 7)
    sun = np.hypot(x - 0.71, (y - 0.2) * sheet.height / sheet.width)
    rings = 0.5 + 0.5 * np.sin(sun * 70 + bend * 40)
    sky = ramp(np.clip(sheet.noise(90, 3) * 0.8 + y * 0.6, 0, 1), palette("1b4b9b 2f7fc1 58b4c9 a8dccb f3ecc0"))
    glow = ramp(np.clip(sun * 3.1, 0, 1), palette("fff6b0 ffd83d f9a825 f2c14e 8cc9c0 58b4c9"))
    scene = mixed(sky, glow, 1 - step(sun, 0.27, 0.2))
    scene = mixed(scene, palette("fff3c4")[0], step(rings, 0.7, 0.4) * (1 - step(sun, 0.34, 0.2)) * 0.6)
    hills = ramp(sheet.noise(50, 2), palette("27307a 3f4fa8 5c7fc0 7b5ea7 39707a"))
    scene = mixed(scene, hills, step(y - ridge, 0, 0.006))
    depth = np.clip((y - horizon) / (1 - horizon), 0, 1)
    wheat = ramp(
        np.clip(sheet.noise(44, 2) * 0.75 + depth * 0.2, 0, 1), palette("8a5a1b c8871f eab32c f7d54a fdeb8a d9792b")
    )
    green = step(sheet.noise(100, 2) * (0.5 + depth), 0.62, 0.1)
    wheat = mixed(wheat, ramp(sheet.noise(30), palette("2c5d34 5f8f3a a4b746")), green * 0.9)
    poppies = step(sheet.noise(26), 0.86, 0.06) * step(depth, 0.12, 0.1)
    scene = mixed(scene, mixed(wheat, palette("d6281f")[0], poppies), step(y - horizon, 0, 0.006))
    angle = _field_flow(sheet, sun, y - ridge, y - horizon)
    scene, angle = _cypress(sheet, scene, angle)
    brushes = [Brush(90, 22, 6), Brush(60, 14, 5, 0.09), Brush(40, 9, 4, 0.12, 0.75)]
    return grained(painted(sheet, scene, angle, brushes), sheet, 0.02)


def _field_flow(sheet: Sheet, sun: Floats, below_ridge: Floats, below_horizon: Floats) -> Floats:
    rows, columns = sheet.grid
    y, x = rows / sheet.height, columns / sheet.width
    around = np.arctan2(y - 0.2, x - 0.71) + np.pi / 2
    waves = 0.9 * np.sin(x * 9 + y * 14) + (sheet.noise(200) - 0.5)
    sky = np.where(sun < 0.36, around, waves)
    hill = 0.5 * np.cos(x * 7) + 0.3
    field = -np.pi / 2 + 0.6 * np.sin(x * 6 + y * 5) + (sheet.noise(120) - 0.5) * 1.2
    return np.where(below_horizon > 0, field, np.where(below_ridge > 0, hill, sky)).astype(np.float32)


def _cypress(sheet: Sheet, scene: Floats, angle: Floats) -> tuple[Floats, Floats]:
    rows, columns = sheet.grid
    y, x = rows / sheet.height, columns / sheet.width
    for centre, top, foot, girth in ((0.2, 0.02, 0.74, 0.075), (0.33, 0.22, 0.68, 0.05)):
        t = np.clip((y - top) / (foot - top), 0, 1)
        flame = girth * np.clip(np.sin(np.pi * t**0.62), 0, 1) ** 0.8 * (1 + 0.25 * np.sin(y * 40 + x * 20))
        side = (x - centre - 0.02 * np.sin(y * 12)) / (flame + 1e-6)
        tree = ramp(
            np.clip(0.5 - side * 0.3 + (sheet.noise(36) - 0.5), 0, 1), palette("0c1f2b 133f36 1f5c3a 4f8a3c b0a640")
        )
        inside = (np.abs(side) < 1) & (y > top) & (y < foot)
        scene = mixed(scene, tree, inside.astype(np.float32))
        angle = np.where(inside, -np.pi / 2 + 0.5 * np.sin(y * 24) - side * 0.4, angle).astype(np.float32)
    return scene, angle


def starry_swirls(sheet: Sheet) -> Floats:
    """Paint a night full of whirling stars over rolling hills."""
    rows, columns = sheet.grid
    y, x = rows / sheet.width, columns / sheet.width
    floor = sheet.height / sheet.width
    whirls = [(0.36, 0.3, 0.17, 1.0), (0.63, 0.42, 0.12, -1.0), (0.08, 0.5, 0.1, 1.0)]
    stars = [(0.86, 0.14, 0.085), (0.12, 0.13, 0.05), (0.27, 0.07, 0.035), (0.55, 0.1, 0.05), (0.86, 0.46, 0.04)]
    stars += [(0.17, 0.33, 0.04), (0.69, 0.22, 0.035), (0.45, 0.58, 0.03), (0.97, 0.31, 0.03), (0.72, 0.6, 0.035)]
    flow = 0.35 * np.sin(x * 8 + 1) + (sheet.noise(220) - 0.5) * 0.9
    across, down = np.cos(flow), np.sin(flow)
    tone = sheet.noise(110, 3) * 0.55 + 0.1 + 0.25 * np.sin(y * 60 + flow * 9) * 0.5
    for cx, cy, radius, turn in [*whirls, *((sx, sy, r * 1.1, 1.0) for sx, sy, r in stars)]:
        distance = np.hypot(x - cx, y - cy)
        pull = 3 * np.exp(-((distance / radius) ** 2))
        theta = np.arctan2(y - cy, x - cx)
        across = across - turn * pull * np.sin(theta + turn * 0.2)
        down = down + turn * pull * np.cos(theta + turn * 0.2)
        arms = 0.5 + 0.5 * np.sin(distance / radius * 15 - turn * theta)
        tone = tone + (arms - 0.45) * 0.55 * np.exp(-((distance / radius) ** 4))
    night = palette("0b1a4a 14307a 1f4fa3 3b7cc4 7cb2d6 c5dcd3")
    scene = ramp(np.clip(tone, 0, 1).astype(np.float32), night)
    for sx, sy, radius in stars:
        distance = np.hypot(x - sx, y - sy) / radius
        halo = ramp(np.clip(distance / 1.5, 0, 1), palette("fffbe0 ffe45c f9b52e f6dc78 bcd6a8 5f9fc4"))
        rings = 0.75 + 0.25 * np.sin(distance * 13)
        scene = mixed(scene, halo, (1 - step(distance, 1.3, 0.5)) * rings)
    angle = np.arctan2(down, across).astype(np.float32)
    scene, angle = _hills(sheet, scene, angle, floor)
    brushes = [Brush(70, 18, 5), Brush(52, 12, 4, 0.08), Brush(34, 8, 3, 0.11, 0.75)]
    return grained(painted(sheet, scene, angle, brushes), sheet, 0.02)


def _hills(sheet: Sheet, scene: Floats, angle: Floats, floor: float) -> tuple[Floats, Floats]:
    rows, columns = sheet.grid
    y, x = rows / sheet.width, columns / sheet.width
    hills = floor - 0.24 - 0.06 * np.sin(x * 5 + 0.6) - 0.03 * np.sin(x * 13)
    land = ramp(
        np.clip(sheet.noise(44, 2) * 0.8 + (y - hills), 0, 1), palette("0a1738 12305e 1d5570 2e7d6b 6a9a5b 1a2c5c")
    )
    below = step(y - hills, 0, 0.006)
    scene = mixed(scene, land, below)
    angle = np.where(below > 0.5, -0.3 * np.cos(x * 5 + 0.6) - 0.36 * np.cos(x * 13), angle).astype(np.float32)
    return scene, angle
