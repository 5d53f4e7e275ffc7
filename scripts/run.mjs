// The entry point on a machine without installed packages: plain JavaScript that needs only Node.
// `node scripts/run.mjs NAME ARGS` runs scripts/NAME.ts.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [name, ...args] = process.argv.slice(2);

/** @returns {string | undefined} the problem with this version of Node, as a sentence */
function describeNodeProblem() {
  /** @type {{ engines: { node: string } }} */
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const needed = /(\d+)\.(\d+)/.exec(manifest.engines.node);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = (needed ?? []).slice(1).map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return `Seatkeeper needs Node ${neededMajor}.${neededMinor} or newer; this is ${process.versions.node}. Get it at https://nodejs.org.`;
}

/**
 * @param {string} script absolute path of a TypeScript file
 * @returns {Promise<number>} the exit code, 128 + n for signal n
 */
function run(script) {
  const loader = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, script, ...args], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to every process of the group; forwarding it would send a second
      // one.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
  });
}

/** @returns {Promise<number>} */
async function main() {
  const complaint = describeNodeProblem();
  if (complaint) {
    console.error(complaint);
    return 1;
  }
  const script = path.join(root, 'scripts', `${name ?? ''}.ts`);
  if (!name || !/^[a-z-]+$/.test(name) || !existsSync(script)) {
    console.error(`There is no script "${name ?? ''}". See "scripts" in package.json.`);
    return 2;
  }
  const { installDependencies } = await import('./setup/dependencies.mjs');
  return (await installDependencies(root)) ? run(script) : 1;
}

process.exitCode = await main();
