/** Appearances of a screen, by the suffix of its picture's name, in display order. */
const appearances = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'More contrast'],
  ['forced', 'Forced colors'],
  ['de', 'German'],
  ['1440', '1440 × 900'],
  ['2560', '2560 × 1440'],
] as const;

const intro = `# Screens

This folder has a picture of every state of every screen. The app's own runtime draws the pictures with the app's font, and scripts other
than Latin with one fixed font in place of the system's. \`tests/journeys/screens.spec.ts\` compares each picture with the current page, checks the page
for accessibility defects with axe, and checks with \`tests/chromium/page.spec.ts\` that it fits in widths from 320 to 3,840 pixels.

After an intended change, run \`npm run screens\`. It takes the pictures again and writes this page. Look at each changed picture before you commit it.
`;

/** Returns the title of a picture's file name: `dialog-set-aside` becomes "Dialog set aside". */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * Returns the page of all pictures for the names of the pictures' files, such as \`active-light.webp\`.
 * Throws if a name has no appearance.
 */
export function screensPage(files: readonly string[]): string {
  const pictures = files.filter((file) => file.endsWith('.webp'));
  const names = pictures.map((file) => {
    const suffix = appearances
      .map(([appearance]) => `-${appearance}.webp`)
      .find((ending) => file.endsWith(ending));
    if (suffix === undefined) throw new Error(`The name ${file} does not end with an appearance.`);
    return file.slice(0, -suffix.length);
  });
  const screens = [...new Set(names)].sort();
  return [intro, ...screens.map((name) => sectionOf(name, pictures))].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Returns a screen's heading and the table with its pictures. */
function sectionOf(name: string, pictures: readonly string[]): string {
  const title = titleOf(name);
  const shown = appearances
    .map(([suffix, appearance]) => ({ appearance, file: `${name}-${suffix}.webp` }))
    .filter(({ file }) => pictures.includes(file));
  return [
    `## ${title}`,
    '',
    row(shown.map(({ appearance }) => appearance)),
    row(shown.map(() => '---')),
    row(shown.map(({ appearance, file }) => `![${title}, ${appearance}](${file})`)),
    '',
  ].join('\n');
}
