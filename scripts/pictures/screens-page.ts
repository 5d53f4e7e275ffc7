/** Appearances of a screen, by the suffix of its picture's name, in display order. */
const appearances = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'More contrast',
  forced: 'Forced colors',
  de: 'German',
} as const;
type Appearance = keyof typeof appearances;

const intro = `# Screens

This folder has a picture of every state of every screen. The app's own runtime draws the pictures with one fixed font; on a person's
computer the window uses the system's font. \`tests/journeys/screens.spec.ts\` compares each picture with the current page, checks the page
for accessibility defects with axe, and checks that it fits in widths from 320 to 3,840 pixels.

After an intended change, run \`npm run screens\`. It takes the pictures again and writes this page. Look at each changed picture before you commit it.
`;

/** Returns the title of a picture's file name: `dialog-set-aside` becomes "Dialog set aside". */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * Returns docs/screens.md for the names of the pictures' files, such as \`active-light.webp\`.
 * Throws if a name has no appearance.
 */
export function screensPage(files: readonly string[]): string {
  const screens = new Map<string, Appearance[]>();
  for (const file of files.filter((name) => name.endsWith('.webp'))) {
    const match = /^(.+)-([a-z]+)\.webp$/.exec(file);
    const appearance = (Object.keys(appearances) as Appearance[]).find(
      (known) => known === match?.[2],
    );
    if (match?.[1] === undefined || appearance === undefined)
      throw new Error(`The name ${file} does not end with an appearance.`);
    screens.set(match[1], [...(screens.get(match[1]) ?? []), appearance]);
  }
  const sections = [...screens].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(sectionOf);
  return [intro, ...sections].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Returns a screen's heading and the table with its pictures. */
function sectionOf([name, taken]: [name: string, taken: readonly Appearance[]]): string {
  const shown = (Object.keys(appearances) as Appearance[]).filter((appearance) =>
    taken.includes(appearance),
  );
  const picture = (appearance: Appearance): string =>
    `![${titleOf(name)}, ${appearances[appearance]}](${name}-${appearance}.webp)`;
  return [
    `## ${titleOf(name)}`,
    '',
    row(shown.map((appearance) => appearances[appearance])),
    row(shown.map(() => '---')),
    row(shown.map(picture)),
    '',
  ].join('\n');
}
