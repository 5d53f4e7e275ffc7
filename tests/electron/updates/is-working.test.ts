import { expect, test } from 'vitest';
import { isWorking } from '../../../electron/services/updates/is-working.ts';
import { windowStates } from '../../support/window-states.ts';

test('the app works on a seat while a request about it is open or about to be sent, or only it knows the seat', () => {
  const now = 1_000_000;
  const working = Object.entries(windowStates(now)).flatMap(([name, state]) =>
    isWorking(state, now) ? [name] : [],
  );
  expect(working).toEqual([
    'activating',
    'activation-unsaved',
    'other-computer-releasing',
    'holding',
    'releasing',
    'settling',
    'several-holding',
    'several-one-holding',
    'several-moving-all-holding',
  ]);
  const bulk = { type: 'running' } as unknown as Parameters<typeof isWorking>[0]['bulk'];
  expect(isWorking({ seats: [], bulk }, now)).toBe(true);
  expect(isWorking({ seats: [], bulk: { type: 'none' } }, now)).toBe(false);
});
