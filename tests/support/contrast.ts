/** Red, green, blue and opacity, from 0 to 1, of a color as a page's computed style tells it. */
export function channels(color: string): readonly [number, number, number, number] {
  const [red = 0, green = 0, blue = 0, opacity = 1] = [...color.matchAll(/[\d.]+/g)].map(Number);
  // Mixed colors are told in parts of one, such as `color(srgb 0.5 0.5 0.5)`.
  const whole = color.startsWith('rgb') ? 255 : 1;
  return [red / whole, green / whole, blue / whole, opacity];
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** How much light a color gives, from 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red, green, blue] = channels(color);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast ratio of two opaque colors, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
