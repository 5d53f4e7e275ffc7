import * as path from 'node:path';
import { cleanLines } from '../../shared/foreign-text.ts';
import type { World } from '../ports.ts';
import { appendToFile } from '../storage/regular-file.ts';
import type { CommandAnswer } from './answer.ts';

/** The file in the data folder that tells a person, later, what became of the seat when the app was removed. */
const noteName = 'uninstall.txt';

/** Adds what happened to the note. Failing to do so must not fail an uninstall. */
export function noteUninstall(
  world: Pick<World, 'dataFolder' | 'clock' | 'log'>,
  answer: CommandAnswer,
): void {
  const when = new Date(world.clock.now()).toISOString();
  const told = cleanLines(answer.words).replaceAll('\n', '\n  ');
  try {
    appendToFile(path.join(world.dataFolder, noteName), `${when}\n  ${told}\n`);
  } catch (error) {
    world.log.problem('the note about the uninstall could not be written', error);
  }
}
