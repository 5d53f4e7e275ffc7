import path from 'node:path';
import { projectRoot } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';

const TOOLS = {
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  stryker: '@stryker-mutator/core/bin/stryker.js',
} as const;

/**
 * Runs a test tool from `node_modules` with the same Node; returns its exit code.
 *
 * @param output its output: by default this process's own, or an open file
 */
export function runTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  output: 'inherit' | number = 'inherit',
): Promise<number> {
  const cli = path.join(projectRoot, 'node_modules', TOOLS[tool]);
  return runCommand(process.execPath, [cli, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['inherit', output, output],
  });
}
