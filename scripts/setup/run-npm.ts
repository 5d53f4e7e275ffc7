import type { SpawnOptions } from 'node:child_process';
import { npmCommand } from './dependencies.mjs';
import { runCommand } from './run-command.ts';

/** Runs npm until it exits; the rest is as in `runCommand`. */
export function runNpm(args: readonly string[], options: SpawnOptions): Promise<number> {
  const npm = npmCommand();
  return runCommand(npm.command, [...npm.args, ...args], { ...options, shell: npm.shell });
}
