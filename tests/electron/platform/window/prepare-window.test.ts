import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createDeferred } from '../../../../electron/platform/deferred.ts';
import { prepareWindow } from '../../../../electron/platform/window/prepare-window.ts';

/** Prepares a window whose steps the test resolves, and records what is called. */
function openingWindow() {
  const [shown, stateSent, drawn] = [
    createDeferred<void>(),
    createDeferred<void>(),
    createDeferred<void>(),
  ];
  const calls: string[] = [];
  const called = (name: string) => vi.fn(() => void calls.push(name));
  void prepareWindow(
    { shown: shown.promise, prepared: called('prepared') },
    { stateSent: stateSent.promise, drawn: drawn.promise },
    called('menu'),
    called('resume'),
  );
  const after = async (step: { readonly resolve: (value: void) => void }): Promise<string> => {
    step.resolve();
    await nextTurn();
    await nextTurn();
    return calls.join();
  };
  return { shown, stateSent, drawn, after };
}

test('the menu comes with the state, the window after the page, and the network last', async () => {
  const { shown, stateSent, drawn, after } = openingWindow();
  expect(await after(stateSent)).toBe('menu');
  expect(await after(drawn)).toBe('menu,prepared');
  expect(await after(shown)).toBe('menu,prepared,resume');
});

test('what was unfinished goes on where the page fails, and the window has its menu', async () => {
  const { shown, after } = openingWindow();
  expect(await after(shown)).toBe('resume,menu');
});
