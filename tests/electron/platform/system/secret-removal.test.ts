import { describe, expect, test } from 'vitest';
import { createSecretRemoval } from '../../../../electron/platform/system/secret-removal.ts';

const key = 'FAKE-KEY-0000';

/** Waits until all resolved promises have been handled. */
async function flushPending(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** A display system's clipboard, and a person who uses it. `putsBack`: a manager or the compositor fills a cleared clipboard again. */
function desktop(how: { isWayland: boolean; putsBack: boolean }) {
  /** What other programs paste. */
  let text = '';
  /** The text that Chromium offers, also where the compositor has refused it; null for none. */
  let offered: string | null = null;
  let isFocused = true;
  let isEnding = false;
  /** Number of keys and buttons pressed so far, and that of the last write. Wayland takes only a newer one. */
  let presses = 1;
  let used = 0;
  const onFocus: (() => void)[] = [];
  const onPress = new Set<() => void>();

  function write(wanted: string): void {
    offered = wanted;
    if (how.isWayland && presses === used) return;
    text = wanted;
    used = presses;
  }

  const removal = createSecretRemoval({
    clipboards: [
      {
        readText: async () => offered ?? (how.isWayland && !isFocused ? '' : text),
        writeText: async (wanted) => write(wanted),
        clear() {
          if (!how.putsBack && (offered === text || !how.isWayland)) text = '';
          offered = null;
          used = presses;
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
      presses += 1;
      write(key);
      removal.onSecretCopied();
    },
    copyElsewhere(other: string) {
      offered = null;
      text = other;
      presses += 1;
      used = presses;
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
      presses += 1;
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
    await comeBack();
    expect(text()).toBe('');
  });

  test('once a key is pressed after the window has the focus again', async () => {
    const how = { isWayland: true, putsBack: true };
    const { removal, text, copyKey, leave, press, comeBack } = desktop(how);
    copyKey();
    // The shortcut that leaves the window is a press, too.
    await press();
    leave();
    await removal.remove(key);
    expect(text()).toBe(key);
    await comeBack();
    expect(text()).toBe(key);
    await press();
    expect(text()).toBe(' ');
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
