import { parseArgs } from 'node:util';

/** The benchmarks, in the order in which they run: those that measure their own process come first, while it has loaded little. */
export const benchNames = [
  'list',
  'start',
  'command',
  'click',
  'memory',
  'size',
  'admin',
  'palette',
  'bulk',
  'hours',
  'leak',
] as const;

export type BenchName = (typeof benchNames)[number];

/** Number of measurements of each figure; `--runs` overrides it. */
const usualRuns = 15;

/** Describes the arguments of `npm run bench`. */
export const benchHelp = `Usage: npm run bench -- [options] [NAME…]

Measures the packaged app against floors and prints a table. Without a NAME it measures everything.
NAME: ${benchNames.join(', ')}

  --runs N       measurements of each figure; default ${usualRuns}
  --licenses N   licenses in the list; default 100000
  --seats N      seats of the bulk release; default 200
  --rounds N     rounds of the search for leaks; default 200
  --hours N      hours of use to play; default 12
  --peers        compare the start of the app with that of other apps of the same job, which are
                 built from tests/bench/peers/ and packages of npm; without a NAME nothing else
  --json FILE    where to write the figures; default test-results/bench.json
  --official     try to download the official Electron again
  --help         show this
`;

/** What `npm run bench` is to measure, and how often. */
export interface BenchOptions {
  readonly names: readonly BenchName[];
  readonly hasPeers: boolean;
  readonly runs: number;
  readonly licenses: number;
  readonly seats: number;
  readonly rounds: number;
  readonly hours: number;
  /** The file for the figures. */
  readonly json: string;
}

/**
 * Reads the arguments of `npm run bench`; null for `--help`.
 *
 * @throws Error with a sentence about an argument that does not exist
 */
export function readBenchOptions(args: readonly string[]): BenchOptions | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: String(usualRuns) },
      licenses: { type: 'string', default: '100000' },
      seats: { type: 'string', default: '200' },
      rounds: { type: 'string', default: '200' },
      hours: { type: 'string', default: '12' },
      peers: { type: 'boolean', default: false },
      json: { type: 'string', default: 'test-results/bench.json' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const unknown = positionals.filter((name) => !benchNames.some((known) => known === name));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')}. There are: ${benchNames.join(', ')}.`);
  }
  const measuresAll = positionals.length === 0 && !values.peers;
  return {
    names: benchNames.filter((name) => measuresAll || positionals.includes(name)),
    hasPeers: values.peers,
    runs: Number(values.runs),
    licenses: Number(values.licenses),
    seats: Number(values.seats),
    rounds: Number(values.rounds),
    hours: Number(values.hours),
    json: values.json,
  };
}
