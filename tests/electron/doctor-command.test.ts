import { expect, test } from 'vitest';
import { checkServer } from '../../electron/services/server-check.ts';
import type { Http, HttpAnswer } from '../../electron/ports.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { nodeHttp } from '../support/node-http.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { runCoreCommand } from '../support/run-core-command.ts';
import { createTestWorld } from '../support/test-world.ts';

/** Runs `doctor` over a stand-in for Polar; `through` stands between both. */
async function doctor(through: (http: Http) => Http = (http) => http) {
  const polar = await startPolar();
  const world = createTestWorld({ polar, http: through(nodeHttp) });
  try {
    return await runCoreCommand(world, ['doctor'], null, () => ({
      versions: {},
      isPackaged: false,
      isSandboxed: true,
      keychain: null,
      checkServer: async (_, milliseconds) => await checkServer(world, polar.baseUrl, milliseconds),
    }));
  } finally {
    world.close();
    await polar.close();
  }
}

const answering = (answer: HttpAnswer) => (): Http => ({ send: async () => answer });
const withStatus = (status: number, text: string) =>
  answering({ is: 'answer', status, text, header: () => null });

test('all is well where Polar serves the version that this app speaks', async () => {
  const { exitCode, words, facts } = await doctor();
  expect(exitCode).toBe(0);
  expect(facts).toMatchObject({ server: { reached: true }, clock: { ok: true }, problems: [] });
  expect(words).toMatch(/reached in \d+ ms\n/);
  expect(words).toMatch(/All is well\.$/);
});

test('a version that Polar does not serve is named, with what to do', async () => {
  const { exitCode, words, facts, code } = await doctor((http) => ({
    send: async (request) =>
      await http.send({ ...request, headers: { ...request.headers, 'Polar-Version': '2031-01' } }),
  }));
  expect(exitCode).toBe(1);
  expect(code).toBe('POLAR-VERSION');
  expect(facts).toMatchObject({
    server: { reached: true, milliseconds: expect.any(Number) },
    problems: ['POLAR-VERSION'],
  });
  const { title, advice } = terminal.failures.words['version-not-served'];
  expect(words).toContain(title);
  expect(words).toContain(advice);
  expect(words).not.toContain('All is well');
});

test.each([
  ['a page of a hotel', withStatus(200, '<html>Welcome</html>'), false, 'NET-NOT-POLAR'],
  ['a 404 of something else', withStatus(404, '<html>Not Found</html>'), false, 'NET-NOT-POLAR'],
  ['a redirect', answering({ is: 'redirected' }), false, 'NET-NOT-POLAR'],
  ['no answer', answering({ is: 'no-answer' }), false, 'NET-NO-ANSWER'],
  ['too many requests', withStatus(429, ''), true, 'POLAR-429'],
  ['a fault of the server', withStatus(503, ''), true, 'POLAR-500'],
])('%s is not all well', async (_, through, reached, code) => {
  const { exitCode, facts } = await doctor(through);
  expect(exitCode).toBe(1);
  expect(facts).toMatchObject({ server: { reached }, problems: [code] });
});
