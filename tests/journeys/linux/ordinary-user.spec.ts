import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { stageForOrdinaryUser } from '../../support/ordinary-user.ts';

const project = path.resolve(import.meta.dirname, '..', '..', '..');

test('an ordinary account runs the window inside the sandbox', async () => {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist === undefined) throw new Error('Run this through npm test or npm run journeys.');
  const stage = await stageForOrdinaryUser(dist, project);
  try {
    const app = stage.start(
      ['--remote-debugging-port=0', stage.appFolder, `--user-data-dir=${stage.home}/data`],
      process.env,
    );
    const port = await debuggingPort(app);
    await expect.poll(() => titleOfWindow(port)).toMatch(/Welcome/);

    const renderers = processesOf(stage.executable).filter((one) => one.type === 'renderer');
    expect(renderers.length).toBeGreaterThan(0);
    for (const one of renderers) {
      expect(one.uid).not.toBe('0');
      // 2 is a system call filter: https://docs.kernel.org/filesystems/proc.html
      expect(one.seccomp).toBe('2');
      expect(one.arguments).not.toContain('--no-sandbox');
    }
  } finally {
    await stage.close();
  }
});

/** Returns the port that Chromium chose; Chromium prints it to stderr. */
function debuggingPort(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    app.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    app.on('exit', (code) => reject(new Error(`The app ended with ${code}: ${output}`)));
  });
}

const targets = v.array(v.object({ type: v.string(), title: v.string() }));

/**
 * Returns the window's title, empty while there is no window. The page sets it with the first
 * state, so it shows that the sandboxed window works.
 * https://chromedevtools.github.io/devtools-protocol/#endpoints
 */
async function titleOfWindow(port: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const found = v.parse(targets, await answer.json());
  return found.find((target) => target.type === 'page')?.title ?? '';
}

/** Returns the kernel's data on the processes that run this executable. */
function processesOf(executable: string) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // Chromium separates a child's arguments by spaces, other programs by a zero byte.
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
        if (line[0] !== executable) return [];
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        return {
          arguments: line,
          type: line.find((arg) => arg.startsWith('--type='))?.slice('--type='.length),
          uid: /^Uid:\s+(\d+)/m.exec(status)?.[1],
          seccomp: /^Seccomp:\s+(\d)/m.exec(status)?.[1],
        };
      } catch {
        return [];
      }
    });
}
