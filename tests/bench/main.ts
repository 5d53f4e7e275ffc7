/**
 * Measures the app and prints a table; `npm run bench` prepares the environment. A benchmark and
 * not a test: on a busy computer figures miss their goals, and nothing fails because of that.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import path from 'node:path';
import { readBenchOptions, type BenchName } from '../../scripts/testing/bench-options.ts';
import { rowOf, table, type Figure, type Row } from './figures.ts';
import type { PeerRow } from './peers.ts';

const options = readBenchOptions(process.argv.slice(2));
if (options === null) throw new Error('npm run bench answers --help.');
const { runs, licenses, seats, rounds, hours } = options;

/** Each benchmark loads its modules on demand. */
const benches: Readonly<Record<BenchName, () => Promise<Figure[]>>> = {
  list: async () => await (await import('./in-electron.ts')).listInElectron(licenses, runs),
  start: async () => await (await import('./window-start.ts')).windowStart(runs),
  command: async () => await (await import('./release-command.ts')).releaseCommand(runs),
  click: async () => await (await import('./click-to-released.ts')).clickToReleased(runs),
  memory: async () => await (await import('./memory.ts')).memory(runs),
  size: async () => await (await import('./shipped.ts')).shipped(),
  admin: async () => await (await import('./admin-window.ts')).adminWindow(licenses),
  palette: async () => await (await import('./palette.ts')).paletteFigures(licenses),
  bulk: async () => await (await import('./bulk-release.ts')).bulkRelease(seats),
  hours: async () => await (await import('./hours.ts')).hoursOfUse(hours),
  leak: async () => await (await import('./leak.ts')).leak(rounds),
};

const rows: Row[] = [];
for (const name of options.names) {
  process.stderr.write(`${name}…\n`);
  rows.push(...(await benches[name]()).map(rowOf));
}
if (rows.length > 0) process.stdout.write(`${table(rows)}\n`);

let peers: PeerRow[] | undefined;
if (options.hasPeers) {
  process.stderr.write('peers…\n');
  const { measurePeers, peerTable } = await import('./peers.ts');
  peers = await measurePeers(runs);
  process.stdout.write(`${peerTable(peers)}\n`);
}

const machine = {
  cpu: cpus()[0]?.model ?? null,
  cores: cpus().length,
  memory: totalmem(),
  system: `${process.platform} ${release()} ${process.arch}`,
};
const file = path.resolve(options.json);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows, peers }, null, 2)}\n`,
);
process.stderr.write(`Written to ${path.relative('.', file)}.\n`);
process.exit();
