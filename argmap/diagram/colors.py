"""Arithmetic of colours: mixing, WCAG contrast, and making a colour readable. Knows no theme."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls


def parse_hex(color: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of `#RRGGBB` or `#RGB`. Raises ValueError for anything else."""
    digits = color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    if len(digits) != 6 or not color.startswith("#"):
        raise ValueError(f"no colour: {color!r}")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def mix(ground: str, color: str, share: float) -> str:
    """`ground` with `share` (0 to 1) of `color` mixed in, by sRGB values."""
    pairs = zip(parse_hex(ground), parse_hex(color), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def tint(color: str, lightness: float, most: float) -> str:
    """A pale or deep ground in the hue of `color`: HSL lightness and at most so much saturation, both 0 to 1."""
    hue, _, saturation = rgb_to_hls(*(c / 255 for c in parse_hex(color)))
    return "#" + "".join(f"{round(c * 255):02X}" for c in hls_to_rgb(hue, lightness, min(saturation * 1.3, most)))


def luminance(color: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in parse_hex(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(color: str, ground: str, least: float) -> str:
    """`color`, or the nearest mix of it with black or white that reaches the contrast `least` on `ground`."""
    if contrast(color, ground) >= least:
        return color
    toward = "#000000" if luminance(ground) > 0.18 else "#FFFFFF"
    mixed = color
    for step in range(1, 21):
        mixed = mix(color, toward, step / 20)
        if contrast(mixed, ground) >= least:
            break
    return mixed
