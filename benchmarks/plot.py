"""Plots of the page benchmark for the docs, as SVG: what a page costs, and how time grows with size.

python -m benchmarks.plot FIGURES.json docs/performance.svg
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

WIDTH, BAR, LEFT, PLOT = 720, 26, 210, 300
COLOURS = ("#1f6f8b", "#c05621", "#4a7c3a", "#7b4b94")
_STYLE = "font-family='sans-serif' font-size='13' fill='#333'"


def main() -> int:
    """Write the plot of a benchmark's figures."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    figures = json.loads(Path(sys.argv[1]).read_text())
    Path(sys.argv[2]).write_text(drawn(figures))
    return 0


def drawn(figures: dict[str, Any]) -> str:
    """Return both plots as one SVG."""
    bars = bars_of(figures)
    upper = 40 + BAR * len(bars)
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {upper + PLOT + 90}' role='img'>",
        f"<title>Time for a page, and how time grows with size</title><rect width='100%' height='100%' fill='#fff'/><g {_STYLE}>",
        "<text x='8' y='20' font-weight='bold'>CPU time for the same pages, in parses by bare Lexbor (log)</text>",
        *_bars(bars),
        f"<g transform='translate(0 {upper + 10})'>",
        "<text x='8' y='16' font-weight='bold'>Seconds against bytes (log, log), with the fitted exponent</text>",
        *_lines(figures["growth"]),
        "</g></g></svg>\n",
    ]
    return "\n".join(parts)


def bars_of(figures: dict[str, Any]) -> list[tuple[str, float]]:
    """Return what is compared, in bare parses, the cheapest first."""
    own = figures["stages"]["parse_html"]
    rows = {"bare Lexbor parse": 1.0, "postparse, with to_json": figures["stages"]["parse_html and to_json"]}
    rows |= {name: own * ratio for name, ratio in figures["peers"].items()}
    return sorted(rows.items(), key=lambda row: row[1])


def _bars(bars: list[tuple[str, float]]) -> list[str]:
    most = math.log10(max(value for _, value in bars)) or 1.0
    parts = []
    for row, (name, value) in enumerate(bars):
        y = 30 + BAR * row
        length = max(3.0, (WIDTH - LEFT - 80) * math.log10(max(value, 1.0)) / most)
        colour = COLOURS["postparse" not in name]
        parts += [
            f"<text x='{LEFT - 8}' y='{y + 16}' text-anchor='end'>{name}</text>",
            f"<rect x='{LEFT}' y='{y + 3}' width='{length:.1f}' height='{BAR - 8}' fill='{colour}'/>",
            f"<text x='{LEFT + length + 6:.1f}' y='{y + 16}'>{value:.1f}</text>",
        ]
    return parts


def _lines(growth: dict[str, Any]) -> list[str]:
    points = [point for series in growth.values() for point in series["points"]]
    low_x, high_x = (math.log10(pick(x for x, _ in points)) for pick in (min, max))
    low_y, high_y = (math.log10(pick(y for _, y in points)) for pick in (min, max))

    def place(size: float, seconds: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - 40) * (math.log10(size) - low_x) / (high_x - low_x or 1)
        y = 30 + PLOT - PLOT * (math.log10(seconds) - low_y) / (high_y - low_y or 1)
        return x, y

    parts = []
    for exponent in range(math.ceil(low_x), math.floor(high_x) + 1):
        x, _ = place(10**exponent, 10**low_y)
        parts.append(f"<path d='M{x:.1f} 30V{30 + PLOT}' stroke='#ddd'/>")
        parts.append(f"<text x='{x:.1f}' y='{PLOT + 48}' text-anchor='middle'>{10**exponent:,} B</text>")
    for exponent in range(math.ceil(low_y), math.floor(high_y) + 1):
        _, y = place(10**low_x, 10**exponent)
        parts.append(f"<path d='M{LEFT} {y:.1f}H{WIDTH - 40}' stroke='#ddd'/>")
        parts.append(f"<text x='{LEFT - 8}' y='{y + 4:.1f}' text-anchor='end'>{10.0**exponent:g} s</text>")
    for row, (name, series) in enumerate(growth.items()):
        colour = COLOURS[row % len(COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in sorted(series["points"])))
        parts.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/>")
        fitted = f", exponent {series['exponent']:.2f}" if series.get("exponent") is not None else ""
        parts.append(f"<text x='8' y='{60 + 40 * row}' fill='{colour}'>{name}</text>")
        parts.append(f"<text x='8' y='{76 + 40 * row}' fill='{colour}'>{fitted.removeprefix(', ')}</text>")
    return parts


if __name__ == "__main__":
    sys.exit(main())
