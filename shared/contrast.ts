/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
export type Channels = readonly [red: number, green: number, blue: number, opacity: number];

/** Returns the channels of a color: `#rrggbb`, or as a computed style has it, `rgb(…)`, `rgba(…)` or `color(srgb …)`. */
export function channels(color: string): Channels {
  if (color.startsWith('#')) {
    const value = Number.parseInt(color.slice(1), 16);
    return [value >> 16, (value >> 8) & 0xff, value & 0xff, 1];
  }
  const [red = 0, green = 0, blue = 0, opacity = 1] = [...color.matchAll(/[\d.]+/g)].map(Number);
  const scale = color.startsWith('rgb') ? 1 : 255;
  return [red * scale, green * scale, blue * scale, opacity];
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The relative luminance of a color, from 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red, green, blue] = channels(color);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Returns the contrast ratio of two opaque colors, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
