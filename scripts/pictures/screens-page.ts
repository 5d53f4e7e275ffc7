/** The looks that a screen may have been taken in, by the end of its picture's name, in the order they are shown. */
const appearances = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'More contrast',
  forced: 'Forced colors',
  de: 'German',
} as const;
type Appearance = keyof typeof appearances;

const intro = `# Screens

Every state of every screen, as the window's page is drawn by the real runtime with one fixed font; on a person's computer it is the system's.
\`tests/journeys/screens.spec.ts\` compares each with what is drawn now, has axe look at it, and sees that it fits from 320 to 3,840 pixels.

After a change that was meant, \`npm run screens\` takes the pictures anew and writes this page. Look at each before you commit it.
`;

/** The words of a picture's file name: `dialog-set-aside` is "Dialog set aside". */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** docs/screens.md over the names of the pictures' files, such as \`active-light.webp\`. Throws on a name without a look. */
export function screensPage(files: readonly string[]): string {
  const screens = new Map<string, Appearance[]>();
  for (const file of files) {
    const match = /^(.+)-([a-z]+)\.webp$/.exec(file);
    const appearance = (Object.keys(appearances) as Appearance[]).find(
      (known) => known === match?.[2],
    );
    if (match?.[1] === undefined || appearance === undefined)
      throw new Error(`${file} names no look.`);
    screens.set(match[1], [...(screens.get(match[1]) ?? []), appearance]);
  }
  const sections = [...screens].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(sectionOf);
  return [intro, ...sections].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function sectionOf([name, taken]: [name: string, taken: readonly Appearance[]]): string {
  const shown = (Object.keys(appearances) as Appearance[]).filter((appearance) =>
    taken.includes(appearance),
  );
  const picture = (appearance: Appearance): string =>
    `![${titleOf(name)}, ${appearances[appearance]}](../tests/journeys/screens/${name}-${appearance}.webp)`;
  return [
    `## ${titleOf(name)}`,
    '',
    row(shown.map((appearance) => appearances[appearance])),
    row(shown.map(() => '---')),
    row(shown.map(picture)),
    '',
  ].join('\n');
}
