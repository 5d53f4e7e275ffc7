import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';
import { ensureRuntime } from '../runtime/runtime.ts';
import { printStatus, SetupError } from '../setup/print-status.ts';
import { projectRoot, wantedElectronVersion } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { runNpm } from '../setup/run-npm.ts';

/** The peers, and the folders of tests/bench/peers/ in which their files are. */
const peers: Readonly<Record<string, readonly string[]>> = {
  bundled: ['bundled'],
  'sdk-0': ['sdk-0', 'sdk-page'],
  'sdk-1': ['sdk-1', 'sdk-page'],
};

/** Installs the packages of a peer's package.json from npm. */
async function install(app: string): Promise<void> {
  const args = ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
  const code = await runNpm([...args, '--loglevel=error'], {
    cwd: app,
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new SetupError('npm failed to install a peer; its messages are above.');
}

/** Bundles the page of a peer to `dist/page.js`, and removes its source. */
async function bundlePage(app: string): Promise<void> {
  const page = path.join(app, 'page.tsx');
  await build({
    configFile: false,
    root: app,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: 'dist',
      rollupOptions: { input: page, output: { format: 'iife', entryFileNames: 'page.js' } },
    },
  });
  await rm(page);
}

/** Packs an app as electron-builder does by default, and moves the archive to `archive`. */
async function packByDefault(app: string, archive: string): Promise<void> {
  const runtime = await ensureRuntime();
  const output = `${app}-built`;
  const config = `${app}-builder.json`;
  await writeFile(
    config,
    JSON.stringify({
      appId: 'com.seatkeeper.peer',
      electronVersion: wantedElectronVersion(),
      electronDist: path.dirname(runtime.executable),
      npmRebuild: false,
      directories: { output },
    }),
  );
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const args = [cli, '--linux', '--dir', '--publish=never', `--config=${config}`];
  const code = await runCommand(process.execPath, args, { cwd: app, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new SetupError('electron-builder failed; its messages are above.');
  const unpacked = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
  await rename(path.join(output, unpacked, 'resources', 'app.asar'), archive);
  await rm(output, { recursive: true });
}

/**
 * Builds the apps of tests/bench/peers/ in `folder`, with the packages that they name from npm. Returns the environment that
 * tests/bench/peers.ts reads.
 *
 * @throws SetupError if npm or electron-builder fails (its messages are on stderr)
 */
export async function peersUnderTest(folder: string): Promise<NodeJS.ProcessEnv> {
  const sources = path.join(projectRoot, 'tests', 'bench', 'peers');
  for (const [name, parts] of Object.entries(peers)) {
    printStatus(`Building the peer "${name}"…`);
    const app = path.join(folder, name);
    for (const part of parts) await cp(path.join(sources, part), app, { recursive: true });
    await install(app);
    if (name === 'bundled') await bundlePage(app);
    await packByDefault(app, path.join(folder, `${name}.asar`));
  }
  return { SEATKEEPER_PEERS: folder };
}
