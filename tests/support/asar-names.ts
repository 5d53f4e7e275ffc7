import { readFileSync } from 'node:fs';

interface Folder {
  readonly files: Readonly<Record<string, Folder | { readonly size: number }>>;
}

function namesIn({ files }: Folder, above: string): string[] {
  return Object.entries(files).flatMap(([name, entry]) =>
    'files' in entry ? namesIn(entry, `${above}${name}/`) : [above + name],
  );
}

/**
 * Lists the files in an asar archive, with slashes. Format: https://github.com/electron/asar#format
 */
export function asarNames(archive: string): string[] {
  const bytes = readFileSync(archive);
  const index: Folder = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  return namesIn(index, '');
}
