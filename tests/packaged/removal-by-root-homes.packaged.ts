import { describe, expect, test } from 'vitest';
import { data, hook, released, useRemovalMachine, waiting } from './use-removal-machine.ts';

const at = useRemovalMachine();

describe('the removal with homes and accounts of every type', () => {
  test('does not delay other accounts if a home never answers', async () => {
    for (const user of ['alice', 'bob', 'carol']) await at.addAccount(user, released);
    const mount = await at.machine.start('python3 /packages/dead-mount.py /home/bob', 'mounted');
    const started = performance.now();
    const result = await at.machine.sh(`${hook} | while read -r line; do echo "$line"; done`);
    const duration = performance.now() - started;
    await mount.end();
    expect(result.stdout.split('\n').toSorted()).toEqual([
      '',
      'It is not known whether bob holds a license seat: the home folder could not be read in time.',
      'Released the license seat of alice.',
      'Released the license seat of carol.',
    ]);
    // The accounts are served at the same time: only bob's line has a certain place, the last.
    expect(result.stdout).toMatch(/bob holds[^\n]*\n$/);
    expect(duration).toBeLessThan(10_000);
  });

  test('serves local accounts if the directory service never answers', async () => {
    await at.addAccount('alice', released);
    await at.machine.runOrThrow('printf "#!/bin/sh\\nexec sleep 60\\n" > /usr/bin/getent');
    const started = performance.now();
    expect(await at.machine.runOrThrow(hook)).toBe('Released the license seat of alice.\n');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('prints only names that a terminal shows unchanged', async () => {
    await at.addAccount('alice', waiting, '/home/a $(id) "b"`c`\\d');
    await at.addAccount('bob', waiting);
    await at.addAccount('carol', waiting);
    for (const home of ['/home/a $(id) "b"`c`\\d', '/home/bob', '/home/carol']) {
      await at.machine.runOrThrow(
        `touch '${home}/${data}/uninstall.txt' && echo x > '${home}/${data}/uninstall.txt'`,
      );
    }
    // Names that a directory service may provide.
    await at.machine.runOrThrow(
      String.raw`mv /home/bob "$(printf '/home/b\033[2J')" && sed -i -e 's/^carol:/CORP\\nora:/' /etc/passwd &&
        esc=$(printf '\033') && sed -i -e "s|^bob:\(.*\):/home/bob:|b${'$'}{esc}]0;ob:\1:/home/b${'$'}{esc}[2J:|" /etc/passwd`,
    );
    const number = /^b[^:]*:[^:]*:(\d+)/m.exec(
      await at.machine.runOrThrow('tail -3 /etc/passwd'),
    )?.[1];
    expect((await at.machine.runOrThrow(hook)).split('\n').toSorted()).toEqual([
      '',
      String.raw`The license seat of CORP\nora was not released. What happened is in /home/carol/.config/seatkeeper/uninstall.txt.`,
      `The license seat of alice was not released. What happened is in /home/a $(id) "b"\`c\`\\d/.config/seatkeeper/uninstall.txt.`,
      `The license seat of the account with the number ${number} was not released. What happened is in uninstall.txt in the data folder of that account.`,
    ]);
    expect((await at.factsOf('/home/a $(id) "b"`c`\\d')).environment['HOME']).toBe(
      '/home/a $(id) "b"`c`\\d',
    );
  });

  test.each([
    ['a named pipe as the data folder', `mkfifo /home/alice/${data}`, false],
    [
      'a named pipe as the record',
      `mkdir /home/alice/${data}; mkfifo /home/alice/${data}/device.json`,
      true,
    ],
    [
      'a link to a file of root as the record',
      `mkdir /home/alice/${data}; ln -s /root/file /home/alice/${data}/device.json; touch /root/file`,
      true,
    ],
    [
      'a link to nothing as the record',
      `mkdir /home/alice/${data}; ln -s /none /home/alice/${data}/device.json`,
      true,
    ],
    [
      'a data folder that only root can enter',
      `mkdir -m 700 /home/alice/${data}; chown root /home/alice/${data}`,
      true,
    ],
    ['no data folder', 'true', false],
  ])('handles %s', async (_, make, isAsked) => {
    await at.addAccount('alice', released);
    await at.machine.runOrThrow(`rm -r /home/alice/${data}; ${make}`);
    const printed = await at.machine.runOrThrow(hook);
    expect(printed).toBe(isAsked ? 'Released the license seat of alice.\n' : '');
  });
});
