import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ElectronRuntime } from '../runtime/runtime.ts';
import { projectRoot, wantedElectronVersion } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/print-status.ts';
import { withTempFolder } from '../setup/temp-folder.ts';
import { bundleApp, type BundleOptions } from './bundle.ts';
import { licenseTexts } from './license-texts.ts';
import { builderConfig } from './product.ts';

/** Options of one run of electron-builder. */
export interface PackOptions extends BundleOptions {
  readonly runtime: ElectronRuntime;
  /**
   * The folder for packages, absolute; electron-builder also writes `linux-unpacked` and similar
   * folders there.
   */
  readonly output: string;
  /**
   * Arguments for electron-builder, such as `--linux AppImage`; without a target it writes the
   * folder only.
   */
  readonly args?: readonly string[];
}

/**
 * Bundles the app and packs it with Electron. Needs no network unless a target is named. Returns the files of the app's modules.
 *
 * @throws SetupError if electron-builder fails (its messages are on stderr)
 */
export async function pack({
  runtime,
  output,
  args = [],
  ...bundle
}: PackOptions): Promise<ReadonlySet<string>> {
  return await withTempFolder('pack', async (folder) => {
    const stage = path.join(folder, 'app');
    const config = path.join(folder, 'builder.json');
    await mkdir(stage);
    const modules = await bundleApp(stage, bundle);
    const licenses = path.join(folder, 'licenses.txt');
    await writeFile(licenses, await licenseTexts(modules));
    const extraResources = [{ from: licenses, to: 'licenses.txt' }];
    await writeFile(
      config,
      JSON.stringify({ ...builderConfig(bundle.vendorFile), extraResources }),
    );
    const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
    const code = await runCommand(
      process.execPath,
      [
        cli,
        ...(args.length === 0 ? ['--dir'] : args),
        '--publish=never',
        `--config=${config}`,
        `-c.directories.app=${stage}`,
        `-c.directories.output=${output}`,
        `-c.electronDist=${path.dirname(runtime.executable)}`,
        `-c.electronVersion=${wantedElectronVersion()}`,
      ],
      { cwd: projectRoot, stdio: ['ignore', 2, 2] },
    );
    if (code !== 0) throw new SetupError('electron-builder failed; its messages are above.');
    return modules;
  });
}
