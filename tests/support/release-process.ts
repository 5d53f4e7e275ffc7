import * as fs from 'node:fs';
import { createAppendLog } from '../../electron/platform/files/append-log.ts';
import { createTestStream } from './command-input.ts';
import { runCoreCommand } from './run-core-command.ts';
import { createTestPorts } from './test-ports.ts';

/**
 * A process that runs `seats release ARGS…` over the files of a data folder, with runs of at most `SEATS` seats: `FOLDER SERVER SEATS ARGS…`.
 * The token is in its environment. Prints the records, and the answer in the last line.
 */
const [folder = '', server = '', seats = '', ...args] = process.argv.slice(2);
const ports = {
  ...createTestPorts({ folder }),
  loopback: server,
  activityFile: createAppendLog(folder, 'activity', 'history'),
  bulkFile: createAppendLog(folder, 'bulk-release', 'ledger'),
};
const stream = createTestStream(async (text) => process.stdout.write(text));
const input = {
  env: (name: string) => process.env[name],
  bytes: async (file: string | null) => new Uint8Array(fs.readFileSync(file ?? '')),
};
const answer = await runCoreCommand(
  ports,
  ['seats', 'release', '--json', ...args],
  input,
  undefined,
  {
    stream,
    maxRunSeats: Number(seats),
  },
);
process.stdout.write(`${JSON.stringify(answer)}\n`);
