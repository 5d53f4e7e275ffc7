import type * as NodeFs from 'node:fs';

/**
 * Makes the file system's synchronous calls fail in a test file that replaces the module:
 * `vi.mock('node:fs', async (original) => (await import('…/faulty-fs.ts')).faultyFs(await original()))`.
 */

/** A call that changes the file system or makes a change durable. */
export interface FileSystemCall {
  readonly name: string;
  readonly args: readonly unknown[];
  /** Writes the first half of the content; absent for a call that is not a write. */
  readonly doHalf?: () => void;
}

/** Runs before each such call and may throw; null for none. */
export const hooks: { before: ((call: FileSystemCall) => void) | null } = { before: null };

/** The process was killed before a call. */
export class Killed extends Error {
  override readonly name = 'Killed';
  readonly code = 'EKILLED';
}

const changing = [
  'writeSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'utimesSync',
  'ftruncateSync',
] as const;

/** Whether an open creates the file. */
function isCreating(flags: unknown, constants: typeof NodeFs.constants): boolean {
  return typeof flags === 'number' ? (flags & constants.O_CREAT) !== 0 : flags !== 'r';
}

/** Returns the module with the hooks before the calls that change files. */
export function faultyFs(fs: typeof NodeFs): typeof NodeFs {
  const calls: Record<string, unknown> = {};
  for (const name of changing) {
    const call = fs[name] as (...args: unknown[]) => unknown;
    calls[name] = (...args: unknown[]) => {
      hooks.before?.({ name, args });
      return call(...args);
    };
  }
  calls['writeFileSync'] = (...args: [number, string | Buffer]) => {
    const [handle, content] = args;
    const half = content.slice(0, content.length / 2);
    hooks.before?.({ name: 'writeFileSync', args, doHalf: () => fs.writeFileSync(handle, half) });
    fs.writeFileSync(...args);
  };
  calls['openSync'] = (...args: Parameters<typeof fs.openSync>) => {
    if (isCreating(args[1], fs.constants)) hooks.before?.({ name: 'openSync', args });
    return fs.openSync(...args);
  };
  return { ...fs, ...calls };
}

/**
 * Runs `work` in a process that is killed before the file system's call number `at`: that call and all
 * later ones do nothing and throw. A write has then reached the disk by half. Returns whether `work`
 * ended before that.
 */
export function runUntilKilled(at: number, work: () => void): boolean {
  let count = 0;
  hooks.before = (call) => {
    count += 1;
    if (count === at + 1) call.doHalf?.();
    if (count > at) throw new Killed(call.name);
  };
  try {
    work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    hooks.before = null;
  }
  return count <= at;
}
