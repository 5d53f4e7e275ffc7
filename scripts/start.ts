import path from 'node:path';
import { startPolar } from '../tests/support/polar/start-polar.ts';
import { withDemo } from './demo/demo.ts';
import { showWindow } from './demo/show-window.ts';
import { runScenario } from './demo/scenario.ts';
import { bundleApp } from './packaging/bundle.ts';
import { currentSituation, launchArgs } from './runtime/launch-args.ts';
import type { ElectronRuntime } from './runtime/runtime.ts';
import { ensureBuilt } from './setup/build.ts';
import { hasDisplay } from './setup/display.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { withTempFolder } from './setup/temp-folder.ts';
import { splitOfficialFlag } from './testing/test-environment.ts';
import { withPreparedVendor } from './white-label/prepared-vendor.ts';
import { readVendor } from './white-label/vendor-file.ts';

const HELP = `npm start: opens Seatkeeper on made-up data, after setting up what it needs.

  npm start                  the app beside a stand-in for Polar; nothing real is touched
  npm start -- --live        the app with the real Polar and your own data
  npm start -- --vendor FILE  the app under a seller's own name, beside the stand-in
  npm start -- --official    ask for the official Electron again

Without a display the same release runs by the command line and is printed.
`;

/** Splits off `--vendor FILE` or `--vendor=FILE`; the file is absolute. */
function splitVendor(args: readonly string[]): {
  readonly vendorFile: string | null;
  readonly others: readonly string[];
} {
  const at = args.findIndex((arg) => arg === '--vendor' || arg.startsWith('--vendor='));
  if (at === -1) return { vendorFile: null, others: args };
  const isJoined = args[at] !== '--vendor';
  const file = (isJoined ? args[at]?.slice('--vendor='.length) : args[at + 1]) ?? '';
  if (file === '' || file.startsWith('-')) throw new SetupError('--vendor needs a file.');
  return { vendorFile: path.resolve(file), others: args.toSpliced(at, isJoined ? 1 : 2) };
}

/** Runs the app under a seller's name, as it is bundled for a package, beside the stand-in. */
async function tryVendor(runtime: ElectronRuntime, vendorFile: string): Promise<number> {
  return await withPreparedVendor(
    vendorFile,
    'trial',
    async (prepared) =>
      await withTempFolder('seller', async (folder) => {
        const polar = await startPolar();
        try {
          const appFolder = path.join(folder, 'app');
          printStatus(`Building the app for ${path.basename(vendorFile)}…`);
          const server = { loopback: polar.baseUrl, testServer: polar.baseUrl };
          await bundleApp(appFolder, { vendorFile: prepared, ...server });
          const options = {
            appFolder,
            name: readVendor(prepared).app?.name ?? 'seatkeeper',
            polar,
          };
          return await withDemo(runtime, hasDisplay() ? showWindow : runScenario, options);
        } finally {
          await polar.close();
        }
      }),
  );
}

/** `npm start` */
export async function main(args: readonly string[]): Promise<number> {
  const { preferOfficial, rest } = splitOfficialFlag(args);
  if (rest.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const { vendorFile, others } = splitVendor(rest);
  const isLive = others.includes('--live');
  const unknown = others.find((arg) => arg !== '--live');
  if (unknown !== undefined) throw new SetupError(`What is "${unknown}"?\n\n${HELP}`);
  if (isLive && vendorFile !== null) {
    throw new SetupError(
      '--live and --vendor do not go together: a build to try talks to the stand-in alone.',
    );
  }
  if (isLive && !hasDisplay()) throw new SetupError('There is no display to open a window on.');
  const runtime = await prepareEnvironment({ preferOfficial });
  printStatus(`Running on ${runtime.description}.`);
  if (vendorFile !== null) return await tryVendor(runtime, vendorFile);
  await ensureBuilt();
  if (isLive) {
    return runCommand(runtime.executable, launchArgs(projectRoot, [], currentSituation()));
  }
  return await withDemo(runtime, hasDisplay() ? showWindow : runScenario);
}
