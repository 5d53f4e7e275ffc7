import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../../shared/text/en.ts';
import { connection, connectWith, goTo, useToken } from '../../support/journey-app.ts';
import { confirmRelease, headline, untilConfirmed } from '../../support/journey-device.ts';
import { startKeyring, useKeyring, type Keyring } from '../../support/journey-keyring.ts';
import { filesContaining } from '../../support/journey-secrets.ts';
import { expect, seatOf, test as base, type StartOptions } from '../app-fixture.ts';

const messages = en.settings.connection;
const connected = messages.connected(en.app.servers.loopback);

const test = base.extend<{ newKeyring: () => Promise<Keyring> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  newKeyring: async ({}, use) => {
    const started: Keyring[] = [];
    await use(async () => {
      const keyring = await startKeyring();
      started.push(keyring);
      return keyring;
    });
    for (const keyring of started) await keyring.close();
  },
});

test('a real keychain keeps the token; the app recognizes another one, and connecting again helps', async ({
  polar,
  writeRecord,
  start,
  dataFolder,
  newKeyring,
}) => {
  test.slow();
  await writeRecord('device', seatOf(polar));
  const keyring = await newKeyring();
  const withKeyring: StartOptions = { env: keyring.env, first: useKeyring };

  const first = await start(withKeyring);
  await untilConfirmed(first.page);
  await connectWith(first, polar.token);
  await expect(connection(first.page)).toContainText(messages.keychain);
  await first.app.close();
  const stored = await readFile(path.join(dataFolder, 'token.json'), 'utf8');
  expect(JSON.parse(stored)).toMatchObject({ server: 'loopback', backend: 'gnome_libsecret' });
  expect(await filesContaining(dataFolder, polar.token)).toEqual([]);

  const second = await start(withKeyring);
  await expect
    .poll(() => polar.log.last({ operation: 'get' })?.headers['authorization'])
    .toBe(`Bearer ${polar.token}`);
  await goTo(second.page, 'settings');
  await expect(connection(second.page)).toContainText(connected);
  await expect(connection(second.page)).toContainText(messages.keychain);
  await second.app.close();
  await keyring.close();

  const other = await newKeyring();
  const withOther: StartOptions = { env: other.env, first: useKeyring };
  const third = await start(withOther);
  await untilConfirmed(third.page);
  await goTo(third.page, 'settings');
  await expect(connection(third.page)).toContainText(messages.locked);
  const { title, advice } = en.failures.words['keychain-changed'];
  await expect(connection(third.page)).toContainText(title);
  await expect(connection(third.page)).toContainText(advice);
  // The keychain that sealed the token may open it again.
  expect(await readFile(path.join(dataFolder, 'token.json'), 'utf8')).toBe(stored);

  await connection(third.page).getByRole('button', { name: messages.connectAgain }).click();
  await useToken(third, polar.token, connected);
  await goTo(third.page, 'device');
  polar.log.clear();
  await confirmRelease(third.page);
  await expect(headline(third.page, en.device.released.title)).toBeVisible();
  expect(polar.log.last({ operation: 'deactivate' })?.path).toBe('/v1/license-keys/deactivate');
});

test('a missing keychain locks the token and says so; this device still works without it', async ({
  polar,
  writeRecord,
  start,
  dataFolder,
  newKeyring,
}) => {
  await writeRecord('device', seatOf(polar));
  const keyring = await newKeyring();
  const first = await start({ env: keyring.env, first: useKeyring });
  await untilConfirmed(first.page);
  await connectWith(first, polar.token);
  await first.app.close();
  await keyring.close();

  const { page } = await start();
  await untilConfirmed(page);
  await goTo(page, 'settings');
  await expect(connection(page)).toContainText(messages.locked);
  await expect(connection(page)).toContainText(en.failures.words['keychain-unavailable'].title);
  expect(await filesContaining(dataFolder, polar.token)).toEqual([]);
});
