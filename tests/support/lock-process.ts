import * as fs from 'node:fs';
import { createLock } from '../../electron/storage/lock.ts';
import { realClock } from './test-ports.ts';

/**
 * A process that takes the lock in a folder. `count FOLDER ROUNDS` increments a number in a file
 * ROUNDS times, each time under the lock; `hang FOLDER` prints "held" and keeps the lock until it
 * is killed.
 */
const [mode, folder = '', rounds = '0'] = process.argv.slice(2);
const lock = createLock(folder, realClock);
const counter = `${folder}/counter`;

if (mode === 'hang') {
  await lock.hold(5_000, async () => {
    process.stdout.write('held\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
} else {
  for (let round = 0; round < Number(rounds); round += 1) {
    const held = await lock.hold(60_000, async () => {
      const value = Number(fs.readFileSync(counter, 'utf8'));
      // Gives the other process a chance to interleave.
      await new Promise((resolve) => setTimeout(resolve, round % 3));
      fs.writeFileSync(counter, String(value + 1));
      return true;
    });
    if (held === null) throw new Error('The lock stayed taken.');
  }
}
