/**
 * Measures the app and prints a table; `npm run bench` prepares the environment. A benchmark and
 * not a test: on a busy computer figures miss their goals, and nothing fails because of that.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rowOf, table, type Figure, type Row } from './figures.ts';
import { usualRuns } from './interleaved.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: String(usualRuns) },
    licenses: { type: 'string', default: '100000' },
    seats: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '200' },
    json: { type: 'string', default: 'test-results/bench.json' },
  },
});
const [runs, licenses, seats, rounds] = [
  Number(values.runs),
  Number(values.licenses),
  Number(values.seats),
  Number(values.rounds),
];

/**
 * Each benchmark loads its modules on demand; those that measure this process come first, while it
 * has loaded little.
 */
const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  list: async () => (await import('./license-list.ts')).licenseList(licenses, runs),
  start: async () => await (await import('./window-start.ts')).windowStart(runs),
  command: async () => await (await import('./release-command.ts')).releaseCommand(runs),
  click: async () => await (await import('./click-to-released.ts')).clickToReleased(runs),
  memory: async () => await (await import('./memory.ts')).memory(runs),
  size: async () => await (await import('./shipped.ts')).shipped(),
  admin: async () => await (await import('./admin-window.ts')).adminWindow(licenses),
  palette: async () => await (await import('./palette.ts')).paletteFigures(licenses),
  bulk: async () => await (await import('./bulk-release.ts')).bulkRelease(seats),
  leak: async () => await (await import('./leak.ts')).leak(rounds),
};

const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, measure] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name}…\n`);
  rows.push(...(await measure()).map(rowOf));
}
process.stdout.write(`${table(rows)}\n`);

const machine = {
  cpu: cpus()[0]?.model ?? null,
  cores: cpus().length,
  memory: totalmem(),
  system: `${process.platform} ${release()} ${process.arch}`,
};
const file = path.resolve(values.json);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`,
);
process.stderr.write(`Written to ${path.relative('.', file)}.\n`);
process.exit();
