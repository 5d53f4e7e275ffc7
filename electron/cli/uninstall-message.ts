import * as path from 'node:path';
import { cleanLines } from '../../shared/foreign-text.ts';
import type { Ports } from '../ports.ts';
import { appendToFile } from '../storage/regular-file.ts';
import type { CommandAnswer } from './answer.ts';

/** The file in the data folder where a person reads later what happened to the seat when the app was removed. */
const messageFileName = 'uninstall.txt';

/** Appends an answer to the file. Never throws: an uninstall must not fail because of it. */
export function writeUninstallMessage(
  ports: Pick<Ports, 'dataFolder' | 'clock' | 'log'>,
  answer: CommandAnswer,
): void {
  const when = new Date(ports.clock.now()).toISOString();
  const message = cleanLines(answer.message).replaceAll('\n', '\n  ');
  try {
    appendToFile(path.join(ports.dataFolder, messageFileName), `${when}\n  ${message}\n`);
  } catch (error) {
    ports.log.problem('the note about the uninstall could not be written', error);
  }
}
