// Electron's default app, which `electron FOLDER` runs before the folder's own code. It loads each file of `-r` or `--require`, since
// Playwright brings its loader along so, names the app after its package.json, and requires its main. `require` and not `import`: code
// that must run before the `ready` event has to run in this turn.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

const args = process.argv.slice(1);
const preloads = [];
let target;
for (let i = 0; i < args.length && target === undefined; i += 1) {
  const arg = args[i] ?? '';
  if (arg === '-r' || arg === '--require') preloads.push(args[(i += 1)] ?? '');
  else if (!arg.startsWith('-')) target = path.resolve(arg);
}

try {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  for (const file of preloads) require(path.resolve(file));
  if (target === undefined) throw new Error('Say which app to run: electron FOLDER');
  const manifestFile = path.join(target, 'package.json');
  if (fs.existsSync(manifestFile)) {
    const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
    // Electron has these two methods, and its types leave them out.
    const unlisted = /** @type {any} */ (app);
    if (manifest.version) unlisted.setVersion(manifest.version);
    app.setName(manifest.productName || manifest.name || app.getName());
    unlisted.setDesktopName(manifest.desktopName || `${app.getName()}.desktop`);
    unlisted.setAppPath(target);
  } else {
    /** @type {any} */ (app).setAppPath(path.dirname(target));
  }
  require(target);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  app.exit(1);
}
