import { expect, test } from 'vitest';
import { createChangeQueue } from '../../renderer/change-queue.ts';
import { done, failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';

interface Change {
  readonly pace?: number;
  readonly look?: string;
}

/** A queue to a main that answers when it is told to. */
function slowQueue() {
  const sent: { readonly change: Change; readonly settle: (answer: Result<unknown>) => void }[] =
    [];
  const queue = createChangeQueue<Change>(
    (change) => new Promise((settle) => void sent.push({ change, settle })),
  );
  return { queue, sent, changes: () => sent.map(({ change }) => change) };
}

test('what comes while one is under way goes out together, the last word last', async () => {
  const { queue, sent, changes } = slowQueue();
  const first = queue({ pace: 1 });
  expect(await queue({ pace: 2, look: 'dark' })).toBeNull();
  expect(await queue({ pace: 3 })).toBeNull();
  expect(changes()).toEqual([{ pace: 1 }]);
  sent[0]?.settle(done(1));
  await expect.poll(changes).toEqual([{ pace: 1 }, { pace: 3, look: 'dark' }]);
  sent[1]?.settle(done(2));
  expect(await first).toEqual(done(2));
});

test('a change that failed leaves the next one its way', async () => {
  const { queue, sent, changes } = slowQueue();
  const first = queue({ pace: 1 });
  sent[0]?.settle(failed('disk-full'));
  expect(await first).toEqual(failed('disk-full'));
  void queue({ pace: 2 });
  expect(changes()).toEqual([{ pace: 1 }, { pace: 2 }]);
});

test('a bridge that breaks is a failure', async () => {
  const queue = createChangeQueue<Change>(async () => {
    throw new Error('The bridge is gone');
  });
  expect(await queue({ pace: 1 })).toEqual(failed('unexpected'));
});
