import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatHex, interpolate, wcagContrast } from 'culori';
import type { Vendor } from '../../shared/vendor.ts';
import { SetupError } from '../setup/print-status.ts';

/** A color as `#rrggbb`. */
type Hex = string;

/** What text needs against what it stands on, and what a seller's accent gets where the system asks for more. WCAG 1.4.3, 1.4.6 */
const requiredContrast = { usual: 4.5, more: 7 } as const;
const white: Hex = '#ffffff';
const black: Hex = '#000000';

/** The ways that the window may look, each with the color that an accent is moved to when it does not stand out enough. */
const appearances = { light: black, dark: white } as const;
type Appearance = keyof typeof appearances;

/** Returns the color at `share` of the way from one to the other; 0 is the first. As CSS's `color-mix(in srgb, …)`. */
function mixColors(from: Hex, to: Hex, share: number): Hex {
  return formatHex(interpolate([from, to])(share));
}

const tokensFile = path.resolve(import.meta.dirname, '../../renderer/styles/tokens.css');

/** The color pairs of the page's tokens, by name. */
function readPage(): ReadonlyMap<string, Readonly<Record<Appearance, Hex>>> {
  const pair = /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g;
  const [usual = ''] = readFileSync(tokensFile, 'utf8').split('@media');
  return new Map(
    [...usual.matchAll(pair)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light, dark },
    ]),
  );
}

const page = readPage();

/** A color of the page, so that an accent is held against the grounds it will really stand on. */
function pageColor(name: string, appearance: Appearance): Hex {
  const color = page.get(name);
  if (color === undefined) throw new Error(`There is no pair --${name} in tokens.css`);
  return color[appearance];
}

/** Returns the family of colors around an accent in one appearance, by their tokens. */
function createFamily(accent: Hex, appearance: Appearance) {
  // A little of the accent keeps dark words on a bright button from looking like a hole in it.
  const inks = [white, mixColors(accent, black, 0.8)] as const;
  const [on] = wcagContrast(accent, inks[0]) >= wcagContrast(accent, inks[1]) ? inks : [inks[1]];
  return {
    accent,
    'accent-strong': mixColors(accent, appearances[appearance], 0.2),
    'accent-soft': mixColors(pageColor('surface', appearance), accent, 0.12),
    'on-accent': on,
  };
}

/** Of all that the accent stands on or that stands on it, returns the pair with the least contrast. */
function weakestPair(accent: Hex, appearance: Appearance) {
  const family = createFamily(accent, appearance);
  const { 'accent-strong': strong, 'accent-soft': soft, 'on-accent': on } = family;
  const grounds = ['ground', 'frame', 'surface', 'sunken', 'hover'].map((name) => {
    const color = pageColor(name, appearance);
    return { contrast: wcagContrast(accent, color), with: `the window's ${color} (--${name})` };
  });
  const [weakest = { contrast: 0, with: '' }] = [
    ...grounds,
    { contrast: wcagContrast(accent, soft), with: `its own tint ${soft}` },
    { contrast: wcagContrast(on, accent), with: `a button's words in ${on}` },
    { contrast: wcagContrast(on, strong), with: `a pressed button's words in ${on}` },
  ].sort((one, other) => one.contrast - other.contrast);
  return weakest;
}

/** The accent, or the nearest one on the way to black or white that stands out enough. */
function readableAccent(accent: Hex, appearance: Appearance, minimum: number): Hex {
  for (let share = 0; share < 1; share += 0.02) {
    const color = mixColors(accent, appearances[appearance], share);
    if (weakestPair(color, appearance).contrast >= minimum) return color;
  }
  return appearances[appearance];
}

function requireReadable(accent: Hex, appearance: Appearance): Hex {
  const found = weakestPair(accent, appearance);
  if (found.contrast >= requiredContrast.usual) return accent;
  const better = readableAccent(accent, appearance, requiredContrast.usual);
  throw new SetupError(
    `accent.${appearance}: ${accent} has a contrast of ${found.contrast.toFixed(2)} with ${found.with}; ` +
      `words need ${requiredContrast.usual}. ${better} would do.`,
  );
}

/** Returns the CSS declarations of an accent's tokens, for light and dark. */
function formatDeclarations(accents: Readonly<Record<Appearance, Hex>>): string {
  const light = createFamily(accents.light, 'light');
  const dark = createFamily(accents.dark, 'dark');
  return (Object.keys(light) as (keyof typeof light)[])
    .map((token) => `  --${token}: light-dark(${light[token]}, ${dark[token]});`)
    .join('\n');
}

/**
 * A seller's accent as the page's tokens, in CSS that follows Seatkeeper's own. A missing dark color is made from the light one. Lines
 * and marks need 3 and get the 4.5 of words.
 *
 * @throws SetupError when it could not be read somewhere
 */
export function accentTokens({ light, dark }: NonNullable<Vendor['accent']>): string {
  const accents = {
    light: requireReadable(light, 'light'),
    dark:
      dark === undefined
        ? readableAccent(light, 'dark', requiredContrast.usual)
        : requireReadable(dark, 'dark'),
  };
  const more = {
    light: readableAccent(accents.light, 'light', requiredContrast.more),
    dark: readableAccent(accents.dark, 'dark', requiredContrast.more),
  };
  return `
:root {
${formatDeclarations(accents)}
}

@media (prefers-contrast: more) {
  :root {
${formatDeclarations(more).replaceAll('  --', '    --')}
  }
}
`;
}
