import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import * as v from 'valibot';
import { packages } from '../packaged/packages.ts';

/**
 * Packages whose windows say when they are painted. The app and the floor have the same executable, the same launcher with the same
 * switches, and the same probe, which a script in front of each one's own code adds.
 */

/** What a page shows once it can be used. */
export interface Shown {
  /** The selector of an element. */
  readonly element: string;
  /** A text that stands anywhere in the page; default none. */
  readonly text?: string;
}

/** The name of the probe's message. */
const painted = 'painted';
/** What the process prints once its window is painted. */
export const paintedLine = `${painted}\n`;

/** Runs in the page, in a preload script: reports once it shows what is expected and the frame that shows it has been painted. */
const preload = ({ element, text }: Shown): string => `
const { ipcRenderer } = require('electron');
const report = () => requestAnimationFrame(() => {
  // A message that is posted in a frame's callback arrives once the frame has been handed over.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => ipcRenderer.send('${painted}');
  port2.postMessage(null);
});
const isThere = () =>
  document.querySelector(${JSON.stringify(element)}) !== null${
    text === undefined ? '' : ` &&\n  document.body.textContent.includes(${JSON.stringify(text)})`
  };
const observer = new MutationObserver(() => {
  if (!isThere()) return;
  observer.disconnect();
  report();
});
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
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
ipcMain.once('${painted}', () => process.stdout.write(${JSON.stringify(paintedLine)}));
`;

/** The floor: a window with one line of HTML. */
const bareWindow = (line: string): string => `
const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1040, height: 720, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<p>${line}</p>');
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

/** Returns the archive of the app in a package. */
export const asarOf = (folder: string): string => path.join(folder, 'resources', 'app.asar');

/** Packs the app in `folder` into a copy of the package for tests beside it, and returns the path of its launcher. */
async function packageWith(folder: string): Promise<string> {
  const copy = `${folder}-package`;
  await cp(packages.test, copy, { recursive: true });
  await rm(asarOf(copy));
  await createPackage(folder, asarOf(copy));
  return path.join(copy, packages.executable);
}

/** Adds the probe to the app in `folder`, in front of its main file. */
async function addProbe(folder: string, shown: Shown): Promise<void> {
  const manifestFile = path.join(folder, 'package.json');
  const manifest = v.parse(Manifest, JSON.parse(await readFile(manifestFile, 'utf8')));
  const main = JSON.stringify(`./${manifest.main}`);
  const isModule = manifest.main.endsWith('.mjs');
  const first = isModule ? 'probe.mjs' : 'probe.cjs';
  await writeFile(manifestFile, JSON.stringify({ ...manifest, main: first }));
  await writeFile(path.join(folder, 'probe-preload.cjs'), preload(shown));
  const code = isModule ? probe : `${probe}require(${main});\n`;
  await writeFile(path.join(folder, 'probe.cjs'), code);
  if (isModule) {
    await writeFile(path.join(folder, first), `import './probe.cjs';\nimport ${main};\n`);
  }
}

/** Creates the app with the probe in the new folder `folder`; returns its launcher. */
export async function probedApp(folder: string, shown: Shown): Promise<string> {
  extractAll(asarOf(packages.test), folder);
  await addProbe(folder, shown);
  return await packageWith(folder);
}

/** Creates the peer of an archive with the probe in the new folder `folder`; returns its launcher. Its page is a file, for which it keeps Electron's default of a fuse. */
export async function probedPeer(folder: string, shown: Shown, archive: string): Promise<string> {
  extractAll(archive, folder);
  await addProbe(folder, shown);
  const launcher = await packageWith(folder);
  await flipFuses(`${launcher}-bin`, {
    version: FuseVersion.V1,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
  return launcher;
}

/** Writes an app of one file into a new folder. */
async function writeBareApp(folder: string, main: string): Promise<void> {
  await mkdir(folder);
  const manifest = JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' });
  await writeFile(path.join(folder, 'package.json'), manifest);
  await writeFile(path.join(folder, 'main.cjs'), main);
}

/** Creates a bare window with one line of HTML and the probe; returns its launcher. */
export async function probedBareWindow(folder: string, line: string): Promise<string> {
  const app = path.join(folder, 'bare-window');
  await writeBareApp(app, bareWindow(line));
  await addProbe(app, { element: 'p', text: line });
  return await packageWith(app);
}

/** Creates an Electron that sends one POST to the stand-in's port and ends; returns its launcher. */
export async function barePost(folder: string): Promise<string> {
  const app = path.join(folder, 'bare-post');
  await writeBareApp(app, bareCommand);
  return await packageWith(app);
}
