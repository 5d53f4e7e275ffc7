import path from 'node:path';
import { npmCommand } from '../setup/dependencies.mjs';
import { projectRoot } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';

/** Runs a script of package.json in the project folder; returns its exit code. */
export function runNpmScript(name: string, env: NodeJS.ProcessEnv): Promise<number> {
  const npm = npmCommand();
  return runCommand(npm.command, [...npm.args, 'run', '--silent', name], {
    cwd: projectRoot,
    env,
    shell: npm.shell,
  });
}

const TOOLS = {
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  stryker: '@stryker-mutator/core/bin/stryker.js',
} as const;

/** Runs a test tool from `node_modules` with the same Node; returns its exit code. */
export function runTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const cli = path.join(projectRoot, 'node_modules', TOOLS[tool]);
  return runCommand(process.execPath, [cli, ...args], { cwd: projectRoot, env });
}
