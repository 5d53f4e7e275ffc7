import { describe, expect, test } from 'vitest';
import { pageCode } from '../support/page-code.ts';
import type { RunResult } from './run.ts';
import { data, released, useRemovalMachine, waiting } from './use-removal-machine.ts';

const at = useRemovalMachine();

test('a seller’s product whose name has a space releases its seats', async () => {
  const folder = '/opt/Lumen Studio';
  await at.machine.runOrThrow(
    `mv /opt/Seatkeeper '${folder}' && mv '${folder}/seatkeeper' '${folder}/lumen'`,
  );
  await at.machine.runOrThrow(`sed -i 's/^name=.*/name=lumen/' '${folder}/release-seats'`);
  await at.addAccount('alice', released);
  await at.machine.runOrThrow(`mv /home/alice/${data} /home/alice/.config/lumen`);
  expect(await at.machine.runOrThrow(`'${folder}/release-seats' --all`)).toBe(
    'Released the license seat of alice.\n',
  );
});

async function call(
  args: string,
  as?: string,
): Promise<Pick<RunResult, 'code' | 'stdout' | 'stderr'>> {
  const line = `/opt/Seatkeeper/release-seats ${args}`;
  const { code, stdout, stderr } = await at.machine.sh(
    line,
    as === undefined ? {} : { account: as },
  );
  return { code, stdout, stderr };
}

describe('release-seats', () => {
  test('releases the seats of the named accounts, for the given reason', async () => {
    for (const user of ['alice', 'bob']) await at.addAccount(user, released);
    expect(await call('--reason retire bob')).toEqual({
      code: 0,
      stdout: 'Released the license seat of bob.\n',
      stderr: '',
    });
    expect((await at.factsOf('/home/bob')).arguments).toEqual(
      expect.arrayContaining(['--all', 'retire']),
    );
    await at.machine.runOrThrow('test ! -e /home/alice/facts');
  });

  test.each([
    [waiting, 1, 'The license seat of alice was not released.\n'],
    ['', 1, 'It is not known whether the license seat of alice was released.\n'],
    ['{"ok":true,"state":"active"}\n', 1, ''],
    ['{"ok":false,"state":"not-activated"}\n', 0, ''],
  ])('exits with a code for the seat’s state: %j', async (answer, code, stdout) => {
    await at.addAccount('alice', answer);
    expect(await call('--all')).toEqual({ code, stdout, stderr: '' });
  });

  test('is for root only, and refuses unknown arguments and accounts', async () => {
    await at.addAccount('alice', released);
    const usage = {
      code: 2,
      stdout: '',
      stderr: 'Usage: release-seats [--reason WORD] --all | ACCOUNT...\n',
    };
    for (const args of [
      '',
      '--help',
      '--all alice',
      '--reason',
      '--reason "$(id)" alice',
      '--in-session',
    ]) {
      expect(await call(args)).toEqual(usage);
    }
    expect(await call('nemo')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'One of these accounts does not exist.\n',
    });
    expect(await call('--all', 'alice')).toMatchObject({
      code: 1,
      stderr: 'release-seats is for root.\n',
    });
    await at.machine.runOrThrow('test ! -e /home/alice/facts');
  });
});

describe('the lines of docs/uninstall.md', () => {
  const page = 'docs/uninstall.md';

  test('for a deb of another product release on removal only, away from root’s terminal', async () => {
    await at.addAccount('alice', released);
    const prerm = pageCode(page, '# prerm');
    for (const version of ['1', '2']) {
      const control = `Package: studio\nVersion: ${version}\nArchitecture: all\nMaintainer: Test <test@example.com>\nDescription: test\n`;
      const folder = `/root/studio-${version}/DEBIAN`;
      await at.machine.runOrThrow(`mkdir -p ${folder} && cat > ${folder}/control`, {
        input: control,
      });
      await at.machine.runOrThrow(`cat > ${folder}/prerm && chmod 755 ${folder}/prerm`, {
        input: prerm,
      });
      await at.machine.runOrThrow(
        `dpkg-deb --build /root/studio-${version} && dpkg -i /root/studio-${version}.deb`,
      );
    }
    await at.machine.runOrThrow('test ! -e /home/alice/facts');
    const terminal = at.machine.openTerminal();
    await terminal.enter('dpkg -r studio');
    await terminal.close();
    expect(terminal.screen).toContain('Released the license seat of alice.');
    expect(await at.factsOf('/home/alice')).toMatchObject({
      terminal: 'No such device or address',
    });
    // Without Seatkeeper the product can still be removed.
    await at.machine.runOrThrow(
      'dpkg -i /root/studio-2.deb && rm -r /opt/Seatkeeper && dpkg -r studio',
    );
  });

  test('for one person release that person’s seat, away from root’s terminal', async () => {
    for (const user of ['ada', 'bob']) await at.addAccount(user, released);
    await at.machine.runOrThrow('cat > /root/line', {
      input: pageCode(page, '--reason retire ada'),
    });
    const terminal = at.machine.openTerminal();
    await terminal.enter('sh /root/line');
    await terminal.close();
    expect(terminal.screen).toContain('Released the license seat of ada.');
    expect(await at.factsOf('/home/ada')).toMatchObject({ terminal: 'No such device or address' });
    await at.machine.runOrThrow('test ! -e /home/bob/facts');
  });

  test('for macOS do nothing in a terminal', async () => {
    await at.machine.runOrThrow('cat > /root/line', { input: pageCode(page, 'launchctl') });
    for (const name of ['stat', 'launchctl']) {
      await at.machine.runOrThrow(
        `printf '#!/bin/sh\\ntouch /root/called\\n' > /usr/bin/${name}; chmod 755 /usr/bin/${name}`,
      );
    }
    const terminal = at.machine.openTerminal();
    await terminal.enter('sh /root/line || echo ended with $?');
    await terminal.close();
    expect(terminal.screen).toMatch(/^Run this from device management.*\s+ended with 1\s/m);
    await at.machine.runOrThrow('test ! -e /root/called');
  });
});
