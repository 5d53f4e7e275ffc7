import { describe, expect, test } from 'vitest';
import { createSecretRemoval } from '../../../../electron/platform/system/secret-removal.ts';

const key = 'FAKE-KEY-0000';

/** Waits until all resolved promises have been handled. */
async function flushPending(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** A display system's clipboard, and a person who uses it. */
function desktop(how: { isWayland: boolean; putsBack: boolean }) {
  let text = '';
  let isFocused = true;
  let isEnding = false;
  /** Whether a key or a button was pressed since the text was written; Wayland accepts another text only then. */
  let isFresh = true;
  const onFocus: (() => void)[] = [];
  const onPress = new Set<() => void>();
  const removal = createSecretRemoval({
    clipboards: [
      {
        readText: async () => (how.isWayland && !isFocused ? '' : text),
        async writeText(wanted) {
          if (how.isWayland && !isFresh) return;
          text = wanted;
          isFresh = false;
        },
        clear() {
          if (!how.putsBack) text = '';
        },
      },
    ],
    windows: {
      hasFocus: () => isFocused,
      onFocus: (listener) => void onFocus.push(listener),
      onPress(listener) {
        onPress.add(listener);
        return () => void onPress.delete(listener);
      },
      isEnding: () => isEnding,
    },
    isWayland: how.isWayland,
    sleep: async () => undefined,
  });
  return {
    removal,
    text: () => text,
    copyKey() {
      text = key;
      isFresh = false;
      removal.onSecretCopied();
    },
    copyElsewhere(other: string) {
      text = other;
      isFresh = false;
    },
    leave() {
      isFocused = false;
    },
    async comeBack() {
      isFocused = true;
      for (const listener of onFocus.splice(0)) listener();
      await flushPending();
    },
    async press() {
      isFresh = true;
      for (const listener of onPress) {
        onPress.delete(listener);
        listener();
      }
      await flushPending();
    },
    end() {
      isEnding = true;
    },
  };
}

describe('a secret is removed from the clipboard', () => {
  test.each([
    { isWayland: false, putsBack: false, left: '' },
    { isWayland: false, putsBack: true, left: ' ' },
    { isWayland: true, putsBack: false, left: '' },
  ])('at once: %j', async ({ left, ...how }) => {
    const { removal, text, copyKey } = desktop(how);
    copyKey();
    await removal.remove(key);
    expect(text()).toBe(left);
  });

  test('where the compositor puts it back, with the next key or button', async () => {
    const { removal, text, copyKey, press } = desktop({ isWayland: true, putsBack: true });
    copyKey();
    await removal.remove(key);
    expect(text()).toBe(key);
    await press();
    expect(text()).toBe(' ');
  });

  test('where the compositor puts it back, at once after a key or button since', async () => {
    const { removal, text, copyKey, press } = desktop({ isWayland: true, putsBack: true });
    copyKey();
    await press();
    await removal.remove(key);
    expect(text()).toBe(' ');
  });

  test('when the window has the focus again', async () => {
    const { removal, text, copyKey, leave, comeBack } = desktop({
      isWayland: true,
      putsBack: false,
    });
    copyKey();
    leave();
    await removal.remove(key);
    expect(text()).toBe(key);
    await comeBack();
    expect(text()).toBe('');
  });

  test.each([true, false])('when the app ends, on Wayland: %s', async (isWayland) => {
    const { removal, text, copyKey, press, end } = desktop({ isWayland, putsBack: false });
    copyKey();
    await press();
    end();
    await removal.remove(key);
    expect(text().trim()).toBe('');
  });
});

describe('a text that was copied since stays', () => {
  test.each([
    { isWayland: false, putsBack: false },
    { isWayland: true, putsBack: true },
  ])('before the removal: %j', async (how) => {
    const { removal, text, copyKey, copyElsewhere } = desktop(how);
    copyKey();
    copyElsewhere('another text');
    await removal.remove(key);
    expect(text()).toBe('another text');
  });

  test('before the key that the compositor waits for', async () => {
    const { removal, text, copyKey, copyElsewhere, press } = desktop({
      isWayland: true,
      putsBack: true,
    });
    copyKey();
    await removal.remove(key);
    copyElsewhere('another text');
    await press();
    expect(text()).toBe('another text');
  });

  test('before the window has the focus again', async () => {
    const { removal, text, copyKey, copyElsewhere, leave, comeBack } = desktop({
      isWayland: true,
      putsBack: false,
    });
    copyKey();
    leave();
    await removal.remove(key);
    copyElsewhere('another text');
    await comeBack();
    expect(text()).toBe('another text');
  });
});
