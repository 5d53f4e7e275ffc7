import { packAsar } from './asar.ts';

/**
 * What `electron FOLDER` runs before the folder's own code. A runtime taken out
 * of a finished product lacks it, and without it `electron FOLDER` exits with 1.
 *
 * It loads each `-r`/`--require` file first, since that is how Playwright
 * brings its loader along, then names the app after its package.json and
 * requires its main. `require` and not `import`: code that must run before
 * the `ready` event has to run in this turn.
 */
const MAIN = `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

const args = process.argv.slice(1);
const preloads = [];
let target;
for (let i = 0; i < args.length && target === undefined; i += 1) {
  if (args[i] === '-r' || args[i] === '--require') preloads.push(args[(i += 1)]);
  else if (!args[i].startsWith('-')) target = path.resolve(args[i]);
}

try {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  for (const file of preloads) require(path.resolve(file));
  if (target === undefined) throw new Error('Say which app to run: electron FOLDER');
  const manifestFile = path.join(target, 'package.json');
  if (fs.existsSync(manifestFile)) {
    const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
    if (manifest.version) app.setVersion(manifest.version);
    app.setName(manifest.productName || manifest.name || app.getName());
    app.setDesktopName(manifest.desktopName || app.getName() + '.desktop');
    app.setAppPath(target);
  } else {
    app.setAppPath(path.dirname(target));
  }
  require(target);
} catch (error) {
  process.stderr.write((error && error.stack ? error.stack : String(error)) + '\\n');
  app.exit(1);
}
`;

/** The bytes of `resources/default_app.asar`. */
export function defaultAppArchive(): Buffer {
  const manifest = { name: 'electron', productName: 'Electron', main: 'main.js' };
  return packAsar([
    { name: 'package.json', text: JSON.stringify(manifest) },
    { name: 'main.js', text: MAIN },
  ]);
}
