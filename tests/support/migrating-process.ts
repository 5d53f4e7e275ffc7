import { createLock } from '../../electron/storage/lock.ts';
import { createSeatLayout } from '../../electron/storage/seat-layout.ts';
import { createFileSeatFolders, createFileStores } from './file-stores.ts';
import { realClock } from './test-ports.ts';

/**
 * A process that migrates the data folder of its first argument at the time of the second
 * (milliseconds since 1970). It tries again while another process does, and prints the modes in which
 * it was and its seats, as JSON.
 */
const [folder = '', startAt = '0'] = process.argv.slice(2);
const layout = createSeatLayout({
  folders: createFileSeatFolders(folder),
  stores: createFileStores(folder),
  lock: createLock(folder, realClock),
  clock: realClock,
  log: { info: () => undefined, problem: () => undefined },
});
const modes: string[] = [];

while (Date.now() < Number(startAt)) await new Promise((resolve) => setTimeout(resolve, 1));
for (;;) {
  const mode = layout.prepare();
  modes.push(mode.type === 'seats' ? mode.type : mode.failure.code);
  if (mode.type === 'seats') break;
  await new Promise((resolve) => setTimeout(resolve, 5));
}
process.stdout.write(JSON.stringify({ modes, ids: layout.list().ids }));
