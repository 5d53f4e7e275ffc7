import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packAsar } from './asar.ts';

/**
 * Returns the bytes of `resources/default_app.asar`. A runtime taken out of a
 * finished product lacks that file, and without it `electron FOLDER` exits with 1.
 */
export function defaultAppArchive(): Buffer {
  const main = path.join(import.meta.dirname, 'default-app', 'main.cjs');
  const manifest = { name: 'electron', productName: 'Electron', main: 'main.js' };
  return packAsar([
    { name: 'package.json', text: JSON.stringify(manifest) },
    { name: 'main.js', text: readFileSync(main, 'utf8') },
  ]);
}
