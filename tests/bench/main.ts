/**
 * Measures the app and prints a table; `npm run bench` sets up what this needs. A benchmark and not a test: on a busy computer
 * figures miss their goals, and nothing fails by that.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { adminWindow } from './admin-window.ts';
import { bulkRelease } from './bulk-release.ts';
import { clickToReleased } from './click-to-released.ts';
import { rowOf, table, type Figure, type Row } from './figures.ts';
import { usualRuns } from './interleaved.ts';
import { leak } from './leak.ts';
import { licenseList } from './license-list.ts';
import { memory } from './memory.ts';
import { releaseCommand } from './release-command.ts';
import { shipped } from './shipped.ts';
import { windowStart } from './window-start.ts';

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

const benches: Readonly<Record<string, () => Promise<Figure[]> | Figure[]>> = {
  start: () => windowStart(runs),
  command: () => releaseCommand(runs),
  click: () => clickToReleased(runs),
  memory: () => memory(runs),
  size: () => shipped(),
  list: () => licenseList(licenses, runs),
  admin: () => adminWindow(licenses),
  bulk: () => bulkRelease(seats),
  leak: () => leak(rounds),
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
