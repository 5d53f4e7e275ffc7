import { expect, test } from 'vitest';
import { createSerialQueue } from '../../shared/serial-queue.ts';

test('the queue runs one work at a time, in order, and goes on after one that fails', async () => {
  const enqueue = createSerialQueue();
  const steps: string[] = [];
  const run = async (name: string, error?: Error): Promise<string> =>
    await enqueue(async () => {
      steps.push(`${name} starts`);
      await Promise.resolve();
      steps.push(`${name} ends`);
      if (error !== undefined) throw error;
      return name;
    });
  const failure = new Error('of the first');
  const results = await Promise.allSettled([run('first', failure), run('second')]);
  expect(steps).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  expect(results).toEqual([
    { status: 'rejected', reason: failure },
    { status: 'fulfilled', value: 'second' },
  ]);
});
