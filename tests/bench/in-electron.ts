import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { executable } from '../kill/app-process.ts';
import type { Figure } from './figures.ts';

/**
 * Measures the list of licenses in Electron's engine, as the app's main process runs it: that of Node 20 parses JSON in twice the time, and
 * does not compress pointers.
 */
export async function listInElectron(licenses: number, runs: number): Promise<Figure[]> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('license-list-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(
    executable(),
    ['--expose-gc', '--import', tsx, script, String(licenses), String(runs)],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Figure[];
}
