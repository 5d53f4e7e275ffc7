// The entry point on a machine without installed packages: plain JavaScript that needs only Node.
// `node scripts/run.mjs NAME ARGS` runs `main` of scripts/NAME.ts with the arguments.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [name, ...args] = process.argv.slice(2);

/** @returns {string | undefined} the problem with this version of Node, as a sentence */
function describeNodeProblem() {
  /** @type {{ engines: { node: string } }} */
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const needed = manifest.engines.node.replace('>=', '');
  const { node } = process.versions;
  if (node.localeCompare(needed, 'en', { numeric: true }) >= 0) return undefined;
  return `Seatkeeper needs Node ${needed} or newer; this is ${node}. Get it at https://nodejs.org.`;
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
  if (!(await installDependencies(root))) return 1;
  const { register } = await import('tsx/esm/api');
  register();
  const { runScript } = await import('./setup/run-script.ts');
  /** @type {{ main: (args: string[]) => Promise<number> }} */
  const { main: runMain } = await import(pathToFileURL(script).href);
  return runScript(() => runMain(args));
}

process.exitCode = await main();
