import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';

// Starting Node with a TypeScript loader takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const root = fileURLToPath(new URL('../../..', import.meta.url));

function run(...flags: readonly string[]) {
  const script = ['scripts/run.mjs', 'polar', ...flags];
  return spawn(process.execPath, script, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
}

test('prints one line, answers requests of other processes, and stops with its input', async () => {
  const child = run('--until-stdin-closes', '--licenses', '20', '--fault', 'bare-404@list');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  await once(output, 'line');
  const startupLine = JSON.parse(lines[0] ?? '') as Record<string, string>;
  expect(Object.keys(startupLine).slice(0, 5)).toEqual([
    'baseUrl',
    'organizationId',
    'token',
    'key',
    'activationId',
  ]);
  const { baseUrl = '', token = '', licenseId = '', activationId = '' } = startupLine;
  const list = () => sendTestRequest(`${baseUrl}/v1/license-keys/`, { token });
  expect((await list()).status).toBe(404);
  expect((await list()).body).toContain('"total_count":28');

  const record = await sendTestRequest(`${baseUrl}/_stand-in/record?license=${licenseId}`);
  expect(record.body).toContain(activationId);
  const json = { fault: { type: 'rate-limited', retryAfter: 9 }, on: 'list', times: 1 };
  expect((await sendTestRequest(`${baseUrl}/_stand-in/faults`, { json })).status).toBe(204);
  expect((await list()).headers['retry-after']).toBe('9');
  expect(
    (await sendTestRequest(`${baseUrl}/_stand-in/faults`, { json: { fault: 'none' } })).status,
  ).toBe(400);
  const log = JSON.parse((await sendTestRequest(`${baseUrl}/_stand-in/log`)).body) as {
    status: number;
  }[];
  expect(log.map(({ status }) => status)).toEqual([404, 200, 429]);

  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(lines).toHaveLength(1);
});

test('stops on SIGTERM', async () => {
  const child = run();
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  ['--host', '0.0.0.0'],
  ['--port', 'x'],
  ['--limits', 'none'],
  ['--fault', 'slow@deactivate'],
])('refuses %s %s', async (flag, value) => {
  const child = run(flag, value);
  expect(await once(child, 'exit')).toEqual([2, null]);
});
