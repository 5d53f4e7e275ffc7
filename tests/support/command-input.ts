import type { CommandStream } from '../../electron/cli/command-context.ts';
import type { Input } from '../../electron/cli/input.ts';

const missing = async (): Promise<never> => await Promise.reject(new Error('ENOENT'));

/** Returns a command's input: nothing, apart from what is given. */
export function commandInput(given: Partial<Input>): Input {
  return {
    stdin: async () => await Promise.resolve(null),
    file: missing,
    secretFile: missing,
    bytes: missing,
    env: () => undefined,
    ...given,
  };
}

/** Standard output of a command in this process. */
export interface TestStream extends CommandStream {
  /** Returns everything that was written. */
  text(): string;
  /** Ends the command, as a signal does. */
  abort(): void;
}

/** Returns a stream that takes everything, unless `write` says otherwise. */
export function createTestStream(write: CommandStream['write'] = async () => true): TestStream {
  const controller = new AbortController();
  let text = '';
  return {
    signal: controller.signal,
    showProgress: () => undefined,
    async write(part) {
      const isTaken = await write(part);
      if (isTaken) text += part;
      return isTaken;
    },
    text: () => text,
    abort: () => controller.abort(),
  };
}
