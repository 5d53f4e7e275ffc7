import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Vendor } from '../../shared/vendor.ts';
import { channels, contrast } from '../../shared/contrast.ts';

/** A color as `#rrggbb`. */
type Hex = string;

/**
 * Minimum contrast of text on its background: by default, and if the system asks for more contrast.
 * WCAG 1.4.3, 1.4.6
 */
const requiredContrast = { usual: 4.5, more: 7 } as const;
const white: Hex = '#ffffff';
const black: Hex = '#000000';

/**
 * The window's appearances, each with the color toward which an accent with too little contrast is
 * moved.
 */
const appearances = { light: black, dark: white } as const;
type Appearance = keyof typeof appearances;

/** An accent without enough contrast. */
export class AccentError extends Error {
  override readonly name = 'AccentError';
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

/** Returns a color of the page, so that an accent is compared with its real backgrounds. */
function pageColor(name: string, appearance: Appearance): Hex {
  const color = page.get(name);
  if (color === undefined) throw new Error(`There is no pair --${name} in tokens.css`);
  return color[appearance];
}

/** The colors derived from an accent in one appearance. */
interface Family {
  readonly accent: Hex;
  readonly strong: Hex;
  readonly soft: Hex;
  readonly on: Hex;
}

function createFamily(accent: Hex, appearance: Appearance): Family {
  // A tint of the accent keeps dark text on a bright button from looking like a hole in it.
  const inks = [white, mixColors(accent, black, 0.8)] as const;
  const [on] = contrast(accent, inks[0]) >= contrast(accent, inks[1]) ? inks : [inks[1]];
  return {
    accent,
    strong: mixColors(accent, appearances[appearance], 0.2),
    soft: mixColors(pageColor('surface', appearance), accent, 0.12),
    on,
  };
}

/** Two colors that need enough contrast, and the name of the second one. */
interface ColorPair {
  readonly contrast: number;
  readonly with: string;
}

/** Lists every pair of the accent and a color next to it, lowest contrast first. */
function colorPairs(family: Family, appearance: Appearance): readonly ColorPair[] {
  const { accent, strong, soft, on } = family;
  const grounds = ['ground', 'frame', 'surface', 'sunken', 'hover'].map((name) => {
    const color = pageColor(name, appearance);
    return { contrast: contrast(accent, color), with: `the window's ${color} (--${name})` };
  });
  return [
    ...grounds,
    { contrast: contrast(accent, soft), with: `its own tint ${soft}` },
    { contrast: contrast(on, accent), with: `a button's words in ${on}` },
    { contrast: contrast(on, strong), with: `a pressed button's words in ${on}` },
  ].sort((one, other) => one.contrast - other.contrast);
}

function weakestPair(accent: Hex, appearance: Appearance): ColorPair {
  return colorPairs(createFamily(accent, appearance), appearance)[0] ?? { contrast: 0, with: '' };
}

/** Returns the accent, or the nearest color toward black or white with enough contrast. */
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
  throw new AccentError(
    `accent.${appearance}: ${accent} has a contrast of ${found.contrast.toFixed(2)} with ${found.with}; ` +
      `words need ${requiredContrast.usual}. ${better} would do.`,
  );
}

function declarations(accents: Readonly<Record<Appearance, Hex>>): string {
  const light = createFamily(accents.light, 'light');
  const dark = createFamily(accents.dark, 'dark');
  return [
    ['accent', light.accent, dark.accent],
    ['accent-strong', light.strong, dark.strong],
    ['accent-soft', light.soft, dark.soft],
    ['on-accent', light.on, dark.on],
  ]
    .map(([name, one, other]) => `  --${name}: light-dark(${one}, ${other});`)
    .join('\n');
}

/**
 * Returns a seller's accent as the page's tokens, in CSS that overrides Seatkeeper's own. A missing
 * dark color is derived from the light one. Lines and marks need a contrast of 3 and get the 4.5 of
 * text.
 *
 * @throws AccentError if a place would be unreadable
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
${declarations(accents)}
}

@media (prefers-contrast: more) {
  :root {
${declarations(more).replaceAll('  --', '    --')}
  }
}
`;
}
