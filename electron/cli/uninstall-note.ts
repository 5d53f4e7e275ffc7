import * as fs from 'node:fs';
import * as path from 'node:path';
import type { World } from '../ports.ts';
import type { CommandAnswer } from './answer.ts';

/** The file in the data folder that tells a person, later, what became of the seat when the app was removed. */
const noteName = 'uninstall.txt';

/** Adds what happened to the note. Failing to do so must not fail an uninstall. */
export function noteUninstall(
  world: Pick<World, 'dataFolder' | 'clock' | 'log'>,
  answer: CommandAnswer,
): void {
  const when = new Date(world.clock.now()).toISOString();
  const told = answer.words.replaceAll('\n', '\n  ');
  try {
    fs.appendFileSync(path.join(world.dataFolder, noteName), `${when}\n  ${told}\n`, {
      mode: 0o600,
    });
  } catch (error) {
    world.log.problem('the note about the uninstall could not be written', error);
  }
}
