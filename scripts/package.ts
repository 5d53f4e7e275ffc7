import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt } from './setup/build.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { runScript } from './setup/run-script.ts';

/** `npm run package -- ARGS`: puts the built app and Electron into `release/`. ARGS go to electron-builder. */
async function main(args: readonly string[]): Promise<number> {
  const runtime = await prepareEnvironment();
  await ensureBuilt();
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const electron = `-c.electronDist=${path.dirname(runtime.executable)}`;
  return runCommand(process.execPath, [cli, '--dir', '--publish=never', electron, ...args], {
    cwd: projectRoot,
  });
}

await runScript(() => main(process.argv.slice(2)));
