import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createDeferred } from '../../../../electron/platform/deferred.ts';
import { recoverPage, repeatedWithin } from '../../../../electron/platform/window/recover-page.ts';

/** A page whose process the test ends, and what its window did. */
function endingPage() {
  const page = new EventEmitter();
  const clock = { now: 0 };
  const [load, close] = [vi.fn(), vi.fn()];
  const answers: ReturnType<typeof createDeferred<boolean>>[] = [];
  recoverPage(page, {
    now: () => clock.now,
    load,
    ask: async () => {
      const answer = createDeferred<boolean>();
      answers.push(answer);
      return await answer.promise;
    },
    close,
  });
  return {
    clock,
    load,
    close,
    answers,
    end: (reason = 'crashed') => page.emit('render-process-gone', {}, { reason }),
  };
}

test('a page whose process ends is loaded again at once, also long after the last time', () => {
  const { end, load, answers, clock } = endingPage();
  end();
  expect(load).toHaveBeenCalledTimes(1);
  clock.now = repeatedWithin;
  end('oom');
  expect(load).toHaveBeenCalledTimes(2);
  expect(answers).toEqual([]);
});

test('a page whose process ends again soon is loaded only if the person says so', async () => {
  const { end, load, close, answers, clock } = endingPage();
  end();
  clock.now = repeatedWithin - 1;
  end('killed');
  expect(load).toHaveBeenCalledTimes(1);
  answers[0]?.resolve(true);
  await nextTurn();
  expect(load).toHaveBeenCalledTimes(2);

  end();
  expect(answers).toHaveLength(2);
  answers[1]?.resolve(false);
  await nextTurn();
  expect(load).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledTimes(1);
});

test('a page whose process ends while the person is asked brings no second question', () => {
  const { end, answers } = endingPage();
  end();
  end();
  end();
  expect(answers).toHaveLength(1);
});

test('a page whose process ends as it should is not loaded again', () => {
  const { end, load, answers } = endingPage();
  end('clean-exit');
  end('clean-exit');
  expect(load).not.toHaveBeenCalled();
  expect(answers).toEqual([]);
});
