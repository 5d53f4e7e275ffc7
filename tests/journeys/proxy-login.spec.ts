import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { loginProxy, type BrokenServer } from '../support/broken-networks.ts';
import { expectAccessible, expectFits } from '../support/journey-accessibility.ts';
import { expectSeat, headline, stateCard } from '../support/journey-device.ts';
import { waitingRelease } from '../support/seat-of.ts';
import { expect, seatOf, test as base, type RunningApp } from './app-fixture.ts';

const messages = en.native.proxyLogin;

/** The app behind a proxy that asks for a login, with a release that waits for the network. */
const test = base.extend<{ behindProxy: RunningApp & { readonly proxy: BrokenServer } }>({
  behindProxy: async ({ polar, writeRecord, start }, use) => {
    const proxy = await loginProxy();
    await writeRecord('device', seatOf(polar));
    const due = { why: 'network-unreachable', attempts: 1, nextAt: Date.now() } as const;
    await writeRecord('release', waitingRelease(polar, due));
    const env = { http_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: '<-loopback>' };
    const running = await start({ env });
    await use({ ...running, proxy });
    proxy.close();
  },
});

/** Waits for the window that asks for a login. */
async function question(app: ElectronApplication): Promise<Page> {
  const isOpen = (): Page | undefined =>
    app.windows().find((page) => !page.isClosed() && page.url().startsWith('data:'));
  await expect.poll(isOpen).toBeDefined();
  const page = isOpen();
  if (page === undefined) throw new Error('The window that asks for a login has gone.');
  await expect(page.getByLabel(messages.username)).toBeFocused();
  return page;
}

async function enter(page: Page, password: string): Promise<void> {
  await page.getByLabel(messages.username).fill('joe');
  await page.getByLabel(messages.password).fill(password);
  const closed = page.waitForEvent('close');
  await page
    .getByRole('button', { name: messages.confirm })
    .click()
    .catch(() => null);
  await closed;
}

test('the window asks for the proxy’s login, and the release goes on', async ({
  behindProxy: { app, page, output, proxy },
  polar,
  dataFolder,
}) => {
  const first = await question(app);
  await expect(first.getByRole('main')).toContainText(`127.0.0.1:${proxy.port}`);
  await expect(first.getByRole('main')).toContainText(messages.unencryptedWarning);
  await expectAccessible(first, 'the question for a login');
  await expectFits(first, 'the question for a login');
  await expect(headline(page, en.device.waiting.title)).toBeVisible();
  await expect(stateCard(page)).toContainText('NET-PROXY-LOGIN');
  await expect(stateCard(page)).toContainText(en.device.waiting.detail['proxy-login']);
  await enter(first, 'wrong-word');

  const second = await question(app);
  await expect(second.getByRole('main')).toContainText(messages.refused);
  await expect(second.getByRole('button', { name: messages.confirm })).toBeInViewport({ ratio: 1 });
  await enter(second, 'pass-word');
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expect(proxy.received.filter((login) => login === 'joe:wrong-word')).toHaveLength(1);
  expectSeat('free', polar, dataFolder);

  const files = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  const kept = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file) => await readFile(path.join(file.parentPath, file.name), 'latin1')),
  );
  expect([...kept, output()].filter((text) => text.includes('pass-word'))).toEqual([]);
});

test('a closed login window opens again only when the person starts an action', async ({
  behindProxy: { app, page, proxy },
  polar,
  dataFolder,
}) => {
  const first = await question(app);
  const closed = first.waitForEvent('close');
  // The window may close before the key is released.
  await first.keyboard.press('Escape').catch(() => null);
  await closed;
  const before = proxy.received.length;
  // The app tries again by itself.
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(() => proxy.received.length).toBeGreaterThan(before);
  expect(app.windows()).toHaveLength(1);

  await page.getByRole('button', { name: en.device.actions.sendNow }).click();
  await question(app);
  expect(polar.log.count()).toBe(0);
  expectSeat('held', polar, dataFolder);
});
