import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../../shared/text/en.ts';
import { connection, connectWith, goTo, useToken } from '../../support/journey-app.ts';
import { confirmRelease, headline, untilConfirmed } from '../../support/journey-device.ts';
import { startKeyring, useKeyring, type Keyring } from '../../support/journey-keyring.ts';
import { run } from '../../support/journey-command.ts';
import { filesContaining } from '../../support/journey-secrets.ts';
import { expect, test, type RunningApp } from '../app-fixture.ts';
import { holdSeat, shareJourney } from '../shared-app.ts';

const messages = en.settings.connection;
const connected = en.app.serverBadges.loopback ?? '';

const tokenFile = (dataFolder: string): string => path.join(dataFolder, 'token.json');

test.describe('a token in a real keychain', () => {
  const shared = shareJourney();
  let keyring: Keyring;
  let sealed = '';

  /** Starts the app with the keychain. */
  const startWithKeyring = async (): Promise<RunningApp> =>
    await shared().start({ env: keyring.env, first: useKeyring });

  test.beforeAll(async () => {
    keyring = await startKeyring();
    await holdSeat(shared());
  });

  test.afterAll(async () => {
    await keyring.close();
  });

  test('is sealed by it', async () => {
    const { polar, dataFolder } = shared();
    const running = await startWithKeyring();
    await untilConfirmed(running.page);
    await connectWith(running, polar.token);
    await expect(connection(running.page)).toContainText(messages.keychain);
    await running.app.close();
    sealed = await readFile(tokenFile(dataFolder), 'utf8');
    expect(JSON.parse(sealed)).toMatchObject({ server: 'loopback', backend: 'secret-service' });
    // Chromium's version for a key in the Secret Service.
    expect(Buffer.from(JSON.parse(sealed).sealed, 'base64').toString('latin1')).toMatch(/^v11/);
    expect(await filesContaining(dataFolder, polar.token)).toEqual([]);
  });

  test('is used by the next start', async () => {
    const { polar } = shared();
    const { app, page } = await startWithKeyring();
    await expect
      .poll(() => polar.log.last({ operation: 'get' })?.headers['authorization'])
      .toBe(`Bearer ${polar.token}`);
    await goTo(page, 'settings');
    await expect(connection(page)).toContainText(connected);
    await expect(connection(page)).toContainText(messages.keychain);
    await app.close();
  });

  /** Runs a seller's command that opens the keychain, and returns its answer, which is the last line. */
  async function list(env: Readonly<Record<string, string>>): Promise<unknown> {
    const { polar, dataFolder } = shared();
    const { stdout, stderr } = await run(['licenses', 'list', '--keychain', '--json'], {
      dataFolder,
      server: polar.baseUrl,
      env,
      switches: ['--password-store=gnome-libsecret'],
    });
    expect(stdout + stderr).not.toContain(polar.token);
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  }

  test('is used by a command with --keychain, and only while the keychain is there', async () => {
    const { dataFolder } = shared();
    expect(await list(keyring.env)).toMatchObject({ exitCode: 0, counts: { licenses: 8 } });
    const noBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
    expect(await list(noBus)).toMatchObject({ exitCode: 4, code: 'KEYCHAIN-NONE' });
    expect(await readFile(tokenFile(dataFolder), 'utf8')).toBe(sealed);
  });

  test('stays sealed without the keychain, and this device works without it', async () => {
    const { polar, dataFolder, start } = shared();
    const { app, page } = await start();
    await untilConfirmed(page);
    await goTo(page, 'settings');
    await expect(connection(page)).toContainText(messages.locked);
    await expect(connection(page)).toContainText(en.failures.words['keychain-unavailable'].title);
    expect(await filesContaining(dataFolder, polar.token)).toEqual([]);
    expect(await readFile(tokenFile(dataFolder), 'utf8')).toBe(sealed);
    await app.close();
  });

  test('stays sealed with another keychain, and connecting again helps', async () => {
    const { polar, dataFolder } = shared();
    await keyring.close();
    keyring = await startKeyring();
    const running = await startWithKeyring();
    const { page } = running;
    await untilConfirmed(page);
    await goTo(page, 'settings');
    await expect(connection(page)).toContainText(messages.locked);
    const { title, advice } = en.failures.words['keychain-changed'];
    await expect(connection(page)).toContainText(title);
    await expect(connection(page)).toContainText(advice);
    // The keychain that sealed the token may open it again.
    expect(await readFile(tokenFile(dataFolder), 'utf8')).toBe(sealed);

    await connection(page).getByRole('button', { name: messages.connectAgain }).click();
    await useToken(running, polar.token, en.connect.done);
    await goTo(page, 'device');
    polar.log.clear();
    await confirmRelease(page);
    await expect(headline(page, en.device.released.title)).toBeVisible();
    expect(polar.log.last({ operation: 'deactivate' })?.path).toBe('/v1/license-keys/deactivate');
  });
});
