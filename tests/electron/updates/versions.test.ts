import { describe, expect, test } from 'vitest';
import { linkAddress } from '../../../electron/services/interaction/link-address.ts';
import { answerOf, createComputer, feedText, newerOf } from '../../support/update-computer.ts';

describe('a version', () => {
  test.each([
    ['1.3.1', '1.3.1'],
    ['1.10.0', '1.10.0'],
    ['2.0.0-beta.1', '2.0.0-beta.1'],
    ['1.3.0', null],
    ['1.3.0-rc.1', null],
    ['1.2.9', null],
  ])('%s is offered to 1.3.0 as %s', async (version, offered) => {
    const computer = createComputer();
    computer.world.answer = answerOf(feedText(version));
    await computer.updates.check();
    expect(newerOf(computer)).toBe(offered);
    expect(computer.updates.state()?.checkedAt).toBe(computer.clock.now());
  });

  test('is known after a restart, also on a full disk until the app ends', async () => {
    const computer = createComputer();
    await computer.updates.check();
    const { disk, clock } = computer;
    expect(newerOf(createComputer({ disk, clock }))).toBe('1.4.0');
    computer.world.answer = answerOf(feedText('1.5.0'));
    computer.world.failWrites = true;
    expect(await computer.updates.check()).toMatchObject({ ok: true });
    expect(newerOf(computer)).toBe('1.5.0');
    expect(newerOf(createComputer({ disk, clock }))).toBe('1.4.0');
  });

  test('is dismissed alone: the next one is announced again', async () => {
    const computer = createComputer();
    const { updates, world, disk, clock } = computer;
    await updates.check();
    expect(updates.state()?.newer?.isDismissed).toBe(false);
    updates.dismiss();
    expect(updates.state()?.newer?.isDismissed).toBe(true);
    expect(createComputer({ disk, clock }).updates.state()?.newer?.isDismissed).toBe(true);
    world.answer = answerOf(feedText('1.5.0'));
    await updates.check();
    expect(updates.state()?.newer).toMatchObject({ version: '1.5.0', isDismissed: false });
  });

  test.each(['package', 'by-hand', 'download'] as const)(
    'gets onto this computer by %s if the feed has its package, else by a download',
    async (method) => {
      const computer = createComputer({ method });
      await computer.updates.check();
      expect(computer.updates.state()?.newer).toMatchObject({
        method,
        fileName: 'lumen-licenses_1.4.0_amd64.deb',
      });
      computer.world.answer = answerOf(feedText('1.4.0', 'lumen-licenses-1.4.0.AppImage'));
      await computer.updates.check();
      expect(computer.updates.state()?.newer?.method).toBe('download');
    },
  );

  test('is downloaded from the seller’s page', () => {
    const links = { documentation: null, support: null, portal: null, download: null };
    const homepage = 'https://lumen.example/';
    const page = 'https://lumen.example/download';
    expect(linkAddress({ links, homepage: null, supportEmail: null }, 'download', null)).toBeNull();
    expect(linkAddress({ links, homepage, supportEmail: null }, 'download', null)).toBe(homepage);
    expect(
      linkAddress(
        { links: { ...links, download: page }, homepage, supportEmail: null },
        'download',
        null,
      ),
    ).toBe(page);
  });
});
