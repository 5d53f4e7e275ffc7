import { expect, test } from 'vitest';
import { createChangeQueue } from '../../renderer/change-queue.ts';
import { done, failed, type Result } from '../../shared/failure.ts';

interface Change {
  readonly speed?: number;
  readonly theme?: string;
}

/** A queue whose changes main answers when the test says so. */
function slowQueue() {
  const sent: { readonly change: Change; readonly resolve: (answer: Result<unknown>) => void }[] =
    [];
  const queue = createChangeQueue<Change>(
    (change) => new Promise((resolve) => void sent.push({ change, resolve })),
  );
  return { queue, sent, changes: () => sent.map(({ change }) => change) };
}

test('the queue merges changes that arrive while it sends, the latest value last', async () => {
  const { queue, sent, changes } = slowQueue();
  const first = queue({ speed: 1 });
  expect(await queue({ speed: 2, theme: 'dark' })).toBeNull();
  expect(await queue({ speed: 3 })).toBeNull();
  expect(changes()).toEqual([{ speed: 1 }]);
  sent[0]?.resolve(done(1));
  await expect.poll(changes).toEqual([{ speed: 1 }, { speed: 3, theme: 'dark' }]);
  sent[1]?.resolve(done(2));
  expect(await first).toEqual(done(2));
});

test('the queue sends the next change after a failed one', async () => {
  const { queue, sent, changes } = slowQueue();
  const first = queue({ speed: 1 });
  sent[0]?.resolve(failed('disk-full'));
  expect(await first).toEqual(failed('disk-full'));
  void queue({ speed: 2 });
  expect(changes()).toEqual([{ speed: 1 }, { speed: 2 }]);
});

test('the queue reports a broken bridge as a failure', async () => {
  const queue = createChangeQueue<Change>(async () => {
    throw new Error('The bridge is gone');
  });
  expect(await queue({ speed: 1 })).toEqual(failed('unexpected'));
});
