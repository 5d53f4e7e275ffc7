import { once } from 'node:events';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { connectWith } from '../support/journey-app.ts';
import { expect, test } from './app-fixture.ts';

test('a script in the page changes nothing while the system’s message box waits', async ({
  start,
  polar,
}) => {
  const running = await start();
  const { app, page } = running;
  await connectWith(running, polar.token);
  // Counted only now: connecting also tries a release.
  const before = polar.log.count({ operation: 'deactivate' });
  const asked = await page.evaluate(
    async ({ licenseId, seat }) => {
      const bridge = (globalThis as unknown as { bridge: Bridge }).bridge;
      const calls = [
        bridge.licenses.release({ licenseId, seat }),
        bridge.licenses.rotate({ licenseId }),
      ];
      // One of the calls opened the box, and the other one was refused.
      const refused = await Promise.race(calls);
      // Keys that a script creates stay in the page.
      for (const key of ['Tab', 'Enter', ' ', 'y'])
        document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      const third = await bridge.licenses.rotate({ licenseId });
      const fourth = await bridge.licenses.disable({ licenseIds: [licenseId] });
      const waited = await Promise.race([
        Promise.all(calls).then(() => 'answered'),
        new Promise((resolve) => setTimeout(() => resolve('waits'), 500)),
      ]);
      return { codes: [refused, third, fourth].map(({ failure }) => failure?.code), waited };
    },
    { licenseId: polar.licenseId, seat: activationHash(polar.activationId) },
  );
  expect(asked).toEqual({ codes: Array(3).fill('question-open'), waited: 'waits' });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(before);
  expect(polar.log.count({ operation: 'rotate' })).toBe(0);
  expect(polar.log.count({ operation: 'update' })).toBe(0);

  // The box closes with its window, which does not confirm.
  const exited = once(app.process(), 'exit');
  await app.evaluate(({ app: electron }) => electron.quit());
  await exited;
  expect(polar.log.count({ operation: 'deactivate' })).toBe(before);
});

interface Answer {
  readonly ok: boolean;
  readonly failure?: { readonly code: string };
}

/** The functions of the bridge that the script calls. */
interface Bridge {
  readonly licenses: {
    release(seat: { licenseId: string; seat: string }): Promise<Answer>;
    rotate(license: { licenseId: string }): Promise<Answer>;
    disable(licenses: { licenseIds: readonly string[] }): Promise<Answer>;
  };
}
