import type { ElectronApplication } from '@playwright/test';

/** The text that each way of a script to read the clipboard returned; empty if it got none. */
export type Readings = Readonly<Record<string, string>>;

// oxlint-disable consistent-function-scoping -- the function crosses to the page as its source, with all that it needs inside.

/**
 * Tries every way in which a script can read the clipboard. Runs in the page: it crosses as source
 * code and so must not refer to anything outside of itself. Leaves no element behind.
 */
async function readByScript(): Promise<Record<string, string>> {
  const readings: Record<string, string> = {};
  const commands = ['paste', 'pasteAndMatchStyle', 'pasteGlobalSelection', 'insertFromPaste'];

  /**
   * Elements of a document that accept a paste. Each function focuses one and returns a reader of
   * its text.
   */
  function pasteTargetsOf(frame: Document): Record<string, () => () => string> {
    const field = (name: 'textarea' | 'input') => () => {
      const element = frame.createElement(name);
      frame.body.append(element);
      element.focus();
      return () => {
        element.remove();
        return element.value;
      };
    };
    return {
      textarea: field('textarea'),
      input: field('input'),
      contenteditable: () => {
        const element = frame.createElement('div');
        element.contentEditable = 'true';
        element.textContent = ' ';
        frame.body.append(element);
        element.focus();
        frame.getSelection()?.selectAllChildren(element);
        return () => {
          element.remove();
          return element.textContent?.trim() ?? '';
        };
      },
      'design mode': () => {
        const before = frame.body.textContent ?? '';
        frame.designMode = 'on';
        frame.body.focus();
        const point = frame.createElement('p');
        point.textContent = ' ';
        frame.body.append(point);
        frame.getSelection()?.selectAllChildren(point);
        return () => {
          frame.designMode = 'off';
          const after = frame.body.textContent ?? '';
          point.remove();
          return after.trim() === before.trim() ? '' : (point.textContent?.trim() ?? '');
        };
      },
    };
  }

  /** Returns the data that a `paste` listener receives. */
  function capturePaste(frame: Document, run: () => void): string {
    let pasted = '';
    const listen = (event: ClipboardEvent): void => {
      pasted += event.clipboardData?.getData('text/plain') ?? '';
    };
    frame.addEventListener('paste', listen, true);
    run();
    frame.removeEventListener('paste', listen, true);
    return pasted;
  }

  function tryDocument(frame: Document, where: string): void {
    for (const command of commands) {
      for (const [target, open] of Object.entries(pasteTargetsOf(frame))) {
        let text = '';
        const pasted = capturePaste(frame, () => {
          const close = open();
          frame.execCommand(command);
          text = close();
        });
        readings[`${command}, ${target}, ${where}`] = text;
        readings[`${command}, ${target}, ${where}, by the event`] = pasted;
      }
      readings[`${command}, nowhere, ${where}, by the event`] = capturePaste(frame, () =>
        frame.execCommand(command),
      );
    }
    readings[`made event, ${where}`] = capturePaste(frame, () => {
      const event = new ClipboardEvent('paste', {
        bubbles: true,
        clipboardData: new DataTransfer(),
      });
      frame.body.dispatchEvent(event);
    });
    const transfer = new DataTransfer();
    readings[`made transfer, ${where}`] = transfer.getData('text/plain') + transfer.items.length;
    if (transfer.items.length === 0) readings[`made transfer, ${where}`] = '';
  }

  tryDocument(document, 'the page');
  for (const address of ['about:blank', '', 'javascript:""']) {
    const frame = document.createElement('iframe');
    try {
      if (address !== '') frame.src = address;
    } catch {
      continue;
    }
    document.body.append(frame);
    const inside = frame.contentDocument;
    if (inside !== null) {
      frame.contentWindow?.focus();
      tryDocument(inside, `a frame of "${address}"`);
      const clipboard = frame.contentWindow?.navigator.clipboard;
      const text = await clipboard?.readText().catch(() => '');
      readings[`readText, a frame of "${address}"`] = text ?? '';
    }
    frame.remove();
  }

  readings['readText'] = await navigator.clipboard.readText().catch(() => '');
  readings['read'] = await navigator.clipboard.read().then(
    async (items) => {
      const texts = items.map(async (item) => await (await item.getType('text/plain')).text());
      return (await Promise.all(texts)).join('');
    },
    () => '',
  );
  return readings;
}

/**
 * Runs a script in the app's page and returns its readings. `userGesture`: whether Chromium treats
 * it as started by a click.
 */
export async function readClipboardByScript(
  app: ElectronApplication,
  userGesture: boolean,
): Promise<Readings> {
  return await app.evaluate(
    async ({ BrowserWindow }, { source, isGesture }) => {
      const [window] = BrowserWindow.getAllWindows();
      const found: unknown = await window?.webContents.executeJavaScript(source, isGesture);
      return found as Readings;
    },
    { source: `(${readByScript.toString()})()`, isGesture: userGesture },
  );
}
