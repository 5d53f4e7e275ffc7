import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { en } from '../../shared/text/en.ts';
import { run } from '../support/journey-command.ts';
import { untilConfirmed } from '../support/journey-device.ts';
import { openNetworkListener, tryUnpolicedConnections } from '../support/journey-network.ts';
import { expect, test } from './app-fixture.ts';
import { holdSeat, shareApp } from './shared-app.ts';

const built = fileURLToPath(new URL('../../dist', import.meta.url));

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

const addressesToAsk = [
  'app://bundle/index.html',
  'app://bundle/../main/main.cjs',
  'app://bundle/..%2fmain%2fmain.cjs',
  'app://bundle/%2e%2e/%2e%2e/package.json',
  'app://bundle/..%5cmain%5cmain.cjs',
  'app://bundle/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd.html',
  'app://elsewhere/index.html',
  'app://bundle/index.html%00.png',
];

test.describe('in the app’s window,', () => {
  const shared = shareApp(holdSeat);

  test('the page has no Node', async () => {
    const { page } = shared();
    await untilConfirmed(page);
    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
      ),
    ).toEqual([]);
  });

  test('the page reaches no network', async () => {
    const { page, polar } = shared();
    const before = polar.log.count();
    const blocked = await page.evaluate(async (server) => {
      const directives: string[] = [];
      const isFrameBlocked = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          directives.push(event.effectiveDirective);
          if (event.effectiveDirective === 'frame-src') resolve();
        });
      });
      const fetched = await fetch(server).then(
        () => 'answered',
        () => 'refused',
      );
      const socket = new WebSocket(server.replace('http', 'ws'));
      await new Promise((resolve) => socket.addEventListener('error', resolve));
      const image = new Image();
      const failed = new Promise((resolve) => image.addEventListener('error', resolve));
      image.src = `${server}/pixel.png`;
      await failed;
      const frame = document.createElement('iframe');
      frame.src = server;
      document.body.append(frame);
      await isFrameBlocked;
      frame.remove();
      return { fetched, directives };
    }, polar.baseUrl);
    expect(blocked.fetched).toBe('refused');
    expect(new Set(blocked.directives)).toEqual(new Set(['connect-src', 'img-src', 'frame-src']));
    expect(polar.log.count()).toBe(before);
  });

  test('the page reaches no network by what no policy forbids', async () => {
    const listener = await openNetworkListener();
    await tryUnpolicedConnections(shared().page, listener);
    listener.close();
    expect(listener.received).toEqual([]);
  });

  test('a script inserts no markup', async () => {
    expect(
      await shared().page.evaluate(() => {
        try {
          document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="alert(1)">');
          return 'inserted';
        } catch (error) {
          return error instanceof TypeError ? 'refused' : String(error);
        }
      }),
    ).toBe('refused');
  });

  test('the page opens no window', async () => {
    const { app, page, polar } = shared();
    expect(await page.evaluate((server) => window.open(server), polar.baseUrl)).toBe(null);
    expect(app.windows()).toHaveLength(1);
  });

  test('a script cannot request files or folders, and cannot store files', async () => {
    const found = await shared().page.evaluate(async () => ({
      pickers: ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter(
        (name) => name in window,
      ),
      kept: await Promise.resolve()
        .then(async () => await navigator.storage.getDirectory())
        .then(
          () => 'a folder',
          () => 'nothing',
        ),
    }));
    expect(found).toEqual({ pickers: [], kept: 'nothing' });
  });

  test('every permission is denied', async () => {
    const { page } = shared();
    const answers = await page.evaluate(async () => {
      const states: Record<string, string> = {};
      for (const name of [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
      ] as const) {
        const status = await navigator.permissions.query({ name });
        states[name] = status.state;
      }
      states['asked'] = await Notification.requestPermission();
      states['media'] = await navigator.mediaDevices
        .getUserMedia({ audio: true, video: true })
        .then(() => 'granted')
        .catch((error: unknown) => (error instanceof Error ? error.name : 'unknown'));
      states['clipboard'] = await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      );
      return states;
    });
    const { media, ...rest } = answers;
    expect(media).not.toBe('granted');
    expect(new Set(Object.values(rest))).toEqual(new Set(['denied']));
  });

  test('the page cannot show a box that looks like the system’s', async () => {
    const { page } = shared();
    // A shown box would be confirmed; Playwright reports each one that a script opens.
    page.on('dialog', (box) => void box.accept().catch(() => null));
    expect(await page.evaluate(() => confirm('Is this you?'))).toBe(false);
  });

  test('the app’s own scheme serves the page’s files with the policy, and nothing else', async () => {
    const { app } = shared();
    const asked = await app.evaluate(async ({ session }, addresses) => {
      const answers: Record<
        string,
        { status: number; policy: string | null; sniff: string | null }
      > = {};
      for (const address of addresses) {
        const response = await session.defaultSession.fetch(address);
        answers[address] = {
          status: response.status,
          policy: response.headers.get('content-security-policy'),
          sniff: response.headers.get('x-content-type-options'),
        };
      }
      return answers;
    }, addressesToAsk);
    const index = asked['app://bundle/index.html'];
    expect(index).toMatchObject({ status: 200, sniff: 'nosniff' });
    expect(index?.policy?.split('; ')).toEqual(expect.arrayContaining(policy));
    expect(index?.policy).not.toMatch(/unsafe|\*|https?:/);
    for (const address of addressesToAsk.slice(1))
      expect(asked[address]?.status, address).toBe(404);
    // The files exist, but not for the page.
    for (const file of ['main/main.cjs', 'preload/preload.cjs']) {
      expect((await readFile(path.join(built, file))).length).toBeGreaterThan(0);
    }
  });

  test('main answers the app’s page only', async () => {
    const { app, page } = shared();
    await untilConfirmed(page);
    const preload = path.join(built, 'preload/preload.cjs');
    const other = await app.evaluate(async ({ BrowserWindow }, file) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: file } });
      await window.loadURL('app://bundle/index.html');
      const ask = 'window.bridge.device.release().then((answer) => JSON.stringify(answer))';
      const answer: unknown = await window.webContents.executeJavaScript(ask);
      window.destroy();
      return answer;
    }, preload);
    expect(other).toBe(JSON.stringify({ ok: false, failure: { code: 'input-invalid' } }));
    await untilConfirmed(page);
  });

  test('the page’s preferences are the strict ones', async () => {
    const { app } = shared();
    // Electron's own report of the page's preferences, by a method that its types omit.
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      interface WebContentsInternals {
        getLastWebPreferences(): Readonly<Record<string, unknown>>;
      }
      const [window] = BrowserWindow.getAllWindows();
      return (
        window?.webContents as unknown as WebContentsInternals | undefined
      )?.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    for (const name of ['allowRunningInsecureContent', 'experimentalFeatures']) {
      expect(preferences?.[name] ?? false, name).toBe(false);
    }
    expect(preferences?.['enableBlinkFeatures'] ?? '').toBe('');
  });

  test('nothing but main’s own handlers listens to the page', async () => {
    const { app } = shared();
    const listening = await app.evaluate(({ ipcMain }) =>
      ipcMain.eventNames().filter((name) => ipcMain.listenerCount(name) > 0),
    );
    // The last listener is Electron's own.
    expect(listening).toEqual(['error']);
  });

  // The last test of this app: Playwright believes afterwards that the page is navigating.
  test('the page stays where it is', async () => {
    const { page, polar } = shared();
    const before = polar.log.count();
    const address = page.url();
    for (const target of [polar.baseUrl, 'file:///etc/hostname', 'data:text/html,elsewhere']) {
      await page.evaluate((to) => {
        window.location.href = to;
      }, target);
      await page.waitForTimeout(200);
      expect(page.url()).toBe(address);
    }
    expect(await page.evaluate(() => document.body.textContent)).toContain(en.device.active.title);
    expect(polar.log.count()).toBe(before);
  });
});

test('the app accepts a loopback address as its server and no other', async ({ dataFolder }) => {
  for (const server of [
    'http://example.com',
    'https://127.0.0.1:4000',
    'http://127.0.0.1.example.com:80',
    'http://user@127.0.0.1:4000',
  ]) {
    const { code, stderr } = await run([], { dataFolder, server, display: true });
    expect(code, server).toBe(2);
    expect(stderr).toContain('SEATKEEPER_SERVER takes http://127.0.0.1:PORT and nothing else.');
  }
});
