import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import * as v from 'valibot';
import { packages } from '../packaged/packages.ts';

/**
 * Packages whose windows say when they are painted. The app and the floor have the same executable, the same launcher with the same
 * switches, and the same probe, which a script in front of each one's own code adds.
 */

/** The name of the probe's message, which is also what the process prints. */
const painted = 'painted';

/** Runs in the page, in a preload script: reports once an element is there and the frame that shows it has been painted. */
const preload = (selector: string): string => `
const { ipcRenderer } = require('electron');
const report = () => requestAnimationFrame(() => {
  // A message that is posted in a frame's callback arrives once the frame has been handed over.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => ipcRenderer.send('${painted}');
  port2.postMessage(null);
});
const isThere = () => document.querySelector(${JSON.stringify(selector)}) !== null;
const observer = new MutationObserver(() => {
  if (!isThere()) return;
  observer.disconnect();
  report();
});
observer.observe(document, { subtree: true, childList: true, attributes: true });
`;

const probe = `
const { app, ipcMain, session } = require('electron');
const path = require('node:path');
app.once('ready', () => {
  const { defaultSession } = session;
  const filePath = path.join(__dirname, 'probe-preload.cjs');
  // Electron 35 has renamed it.
  if (defaultSession.registerPreloadScript) defaultSession.registerPreloadScript({ type: 'frame', filePath });
  else defaultSession.setPreloads([filePath]);
});
ipcMain.once('${painted}', () => process.stdout.write('${painted}\\n'));
`;

/** The floor: a window with one line of HTML. */
const bareWindow = `
void app.whenReady().then(() => {
  const window = new (require('electron').BrowserWindow)({ width: 1040, height: 720, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<p>Seat</p>');
});
`;

/** The floor of a command: one POST to the stand-in, and the end. */
const bareCommand = `
const { app, net } = require('electron');
void app.whenReady().then(async () => {
  const response = await net.fetch('http://127.0.0.1:${packages.port}/floor', {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
  });
  await response.text();
  app.exit(0);
});
`;

const Manifest = v.looseObject({ main: v.string() });

const asarOf = (folder: string): string => path.join(folder, 'resources', 'app.asar');

/** Puts an app into a copy of the package for tests, and returns the path of its launcher. */
async function packageWith(app: string, folder: string): Promise<string> {
  await cp(packages.test, folder, { recursive: true });
  await rm(asarOf(folder));
  await createPackage(app, asarOf(folder));
  return path.join(folder, packages.executable);
}

/** Creates the app with a probe that waits for `selector`; returns its launcher. */
export async function probedApp(folder: string, selector: string): Promise<string> {
  const app = path.join(folder, 'app');
  extractAll(asarOf(packages.test), app);
  const manifestFile = path.join(app, 'package.json');
  const manifest = v.parse(Manifest, JSON.parse(await readFile(manifestFile, 'utf8')));
  await writeFile(manifestFile, JSON.stringify({ ...manifest, main: 'probe.cjs' }));
  await writeFile(path.join(app, 'probe-preload.cjs'), preload(selector));
  await writeFile(
    path.join(app, 'probe.cjs'),
    `${probe}require(${JSON.stringify(`./${manifest.main}`)});\n`,
  );
  return await packageWith(app, path.join(folder, 'app-package'));
}

async function bareApp(
  folder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const app = path.join(folder, name);
  await mkdir(app);
  const manifest = JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' });
  for (const [file, text] of Object.entries({ ...files, 'package.json': manifest })) {
    await writeFile(path.join(app, file), text);
  }
  return await packageWith(app, path.join(folder, `${name}-package`));
}

/** Creates a bare window with the probe; returns its launcher. */
export async function probedBareWindow(folder: string): Promise<string> {
  return await bareApp(folder, 'bare-window', {
    'main.cjs': probe + bareWindow,
    'probe-preload.cjs': preload('p'),
  });
}

/** Creates an Electron that sends one POST to the stand-in's port and ends; returns its launcher. */
export async function barePost(folder: string): Promise<string> {
  return await bareApp(folder, 'bare-post', { 'main.cjs': bareCommand });
}
