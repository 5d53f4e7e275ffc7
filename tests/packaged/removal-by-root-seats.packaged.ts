import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { markerContent } from '../../electron/storage/seat-marker.ts';
import { data, hook, released, useRemovalMachine, waiting } from './use-removal-machine.ts';

const at = useRemovalMachine();
const marker = JSON.stringify(markerContent(null));

/** Runs lines of shell in the data folder of an account. */
async function inDataFolder(lines: string, account = 'alice'): Promise<void> {
  await at.machine.runOrThrow(`cd ~/${data} && ${lines}`, { account });
}

/** Replaces the account's record by the marker of the layout with a folder for each seat, and adds folders. */
async function useSeatFolders(count: number, account = 'alice'): Promise<void> {
  const add = 'mkdir -p seats/0a1b2c$number && touch seats/0a1b2c$number/device.json';
  await inDataFolder(
    `printf '%s' '${marker}' > device.json; for number in $(seq 10 ${9 + count}); do ${add}; done`,
    account,
  );
}

/** Whether the removal started the app as alice. */
async function wasAsked(): Promise<boolean> {
  return (await at.machine.sh('test -e /home/alice/facts')).code === 0;
}

test('the script knows the marker that the app writes', async () => {
  const script = await readFile(
    new URL('../../build/linux/release-seats.sh', import.meta.url),
    'utf8',
  );
  expect(script).toContain(JSON.stringify(marker).slice(1, -1));
});

describe('the removal starts the app', () => {
  test.each([
    ['one seat', 'mkdir -p seats/0a1b2c3d; touch seats/0a1b2c3d/device.json'],
    ['an unfinished activation', 'mkdir -p seats/0a1b2c3d; touch seats/0a1b2c3d/activation.json'],
    ['a damaged file in the place of the marker', 'echo "{" > device.json'],
    [
      'a marker that names a seat on its way',
      `echo '{"version":2,"layout":"seats","moved":"0a1b2c3d"}' > device.json`,
    ],
    ['no marker', 'rm device.json; mkdir -p seats/0a1b2c3d; touch seats/0a1b2c3d/device.json'],
    ['a named pipe as a record', 'mkdir -p seats/0a1b2c3d; mkfifo seats/0a1b2c3d/device.json'],
    [
      'a link to nothing as a record',
      'mkdir -p seats/0a1b2c3d; ln -s /none seats/0a1b2c3d/device.json',
    ],
    ['a link as a seat’s folder', 'mkdir seats; ln -s /root seats/0a1b2c3d'],
    ['a link to itself as a seat’s folder', 'mkdir seats; ln -s 0a1b2c3d seats/0a1b2c3d'],
    ['a link as the folder of the seats', 'ln -s /root seats'],
    ['a closed folder of seats', 'mkdir -m 0 seats'],
    ['a closed folder of a seat', 'mkdir seats; mkdir -m 0 seats/0a1b2c3d'],
  ])('as the account where there is %s', async (_, lines) => {
    await at.addAccount('alice', released);
    await useSeatFolders(0);
    await inDataFolder(lines);
    expect(await at.machine.runOrThrow(hook)).toBe('Released the license seat of alice.\n');
    const { ids } = await at.factsOf('/home/alice');
    expect(ids).not.toContain(0);
  });

  test.each([
    ['the marker', 'true'],
    ['an empty folder of seats', 'mkdir seats'],
    [
      'the receipt of a seat that is free',
      'mkdir -p seats/0a1b2c3d; touch seats/0a1b2c3d/receipt.json',
    ],
    ['a named pipe as a seat’s folder', 'mkdir seats; mkfifo seats/0a1b2c3d'],
    ['a named pipe as the folder of the seats', 'mkfifo seats'],
  ])('not where there is only %s', async (_, lines) => {
    await at.addAccount('alice', released);
    await useSeatFolders(0);
    await inDataFolder(lines);
    expect(await at.machine.runOrThrow(hook)).toBe('');
    expect(await wasAsked()).toBe(false);
  });
});

const seatOf = (state: string): string => `{"id":"0a1b2c3d","exitCode":1,"state":"${state}"}`;

/** Returns the answer about several seats. `state`: the worst. */
function answerOf(state: string, ...states: readonly string[]): string {
  const list = states.map(seatOf).join(',');
  return `{"ok":${state === 'released'},"state":"${state}","message":"\\"state\\":\\"released\\"","seats":[${list}]}\n`;
}

describe('the removal says of several seats', () => {
  const note = ' What happened is in /home/alice/.config/seatkeeper/uninstall.txt.';

  test.each([
    [
      'that all are free',
      answerOf('released', 'released', 'released', 'released'),
      0,
      'Released the 3 license seats of alice.',
    ],
    [
      'how many of each there are',
      answerOf('unknown', 'released', 'waiting', 'unknown'),
      1,
      `Of the 3 license seats of alice: 1 released, 1 not released, 1 not known.${note}`,
    ],
    [
      'only what there is of each',
      answerOf('failed', 'released', 'failed'),
      1,
      `Of the 2 license seats of alice: 1 released, 1 not released.${note}`,
    ],
    [
      'that none was released',
      answerOf('waiting', 'waiting', 'waiting'),
      1,
      `The 2 license seats of alice were not released.${note}`,
    ],
    [
      'that it knows nothing of any',
      answerOf('unknown', 'unknown', 'unknown'),
      1,
      `It is not known whether the license seats of alice were released.${note}`,
    ],
    [
      'the same without an answer',
      '',
      1,
      'It is not known whether the license seats of alice were released.',
    ],
    [
      'the same where the answer ends in the middle',
      answerOf('unknown', 'released', 'released').slice(0, -3),
      1,
      'It is not known whether the license seats of alice were released.',
    ],
    [
      'what the end of a long answer says',
      answerOf('failed', ...Array<string>(60).fill('released'), 'failed').replaceAll(
        '"id"',
        `"label":"${'x'.repeat(500)}","id"`,
      ),
      1,
      `Of the 61 license seats of alice: 60 released, 1 not released.${note}`,
    ],
    ['nothing where the release is turned off', '{"ok":true,"state":"active"}\n', 1, ''],
    [
      'only of those that were held before',
      answerOf('released', 'released', 'released', 'released', 'released'),
      0,
      'Released the 3 license seats of alice.',
    ],
    [
      'the same where one is not known',
      answerOf('unknown', 'released', 'released', 'waiting', 'failed', 'unknown'),
      1,
      `Of the 3 license seats of alice: 2 not released, 1 not known.${note}`,
    ],
  ])('%s', async (_, answer, code, expected) => {
    await at.addAccount('alice', answer);
    await useSeatFolders(answer.length > 10_000 ? 61 : 3);
    await inDataFolder('touch uninstall.txt');
    const result = await at.machine.sh('/opt/Seatkeeper/release-seats --all');
    expect(result).toEqual(
      expect.objectContaining({ code, stdout: expected === '' ? '' : `${expected}\n`, stderr: '' }),
    );
  });
});

test('accounts start 0.4 seconds apart for each seat of the one before, and for nine at most', async () => {
  for (const user of ['alice', 'bob']) {
    await at.addAccount(user, waiting);
    await useSeatFolders(40, user);
  }
  await at.machine.runOrThrow(hook);
  const times = await at.machine.runOrThrow('stat -c %.3Y /home/alice/facts /home/bob/facts');
  const [one = 0, other = 0] = times.trim().split('\n').map(Number);
  expect(Math.abs(one - other)).toBeGreaterThan(3.4);
  expect(Math.abs(one - other)).toBeLessThan(5);
});

test('a seat’s folder that links to another account’s or to root’s gives neither away', async () => {
  for (const user of ['alice', 'bob']) await at.addAccount(user, released);
  await at.machine.runOrThrow('mkdir -m 700 /root/seat && echo secret > /root/seat/device.json');
  await useSeatFolders(0);
  await inDataFolder(
    'mkdir seats; ln -s /root/seat seats/0a1b2c3d; ln -s /home/bob/.config/seatkeeper seats/1a1b2c3d',
  );
  const before = await at.machine.runOrThrow(
    'ls -lRn --time-style=full-iso /root/seat /home/bob/.config',
  );
  expect((await at.machine.runOrThrow(hook)).split('\n').toSorted()).toEqual([
    '',
    'Released the license seat of alice.',
    'Released the license seat of bob.',
  ]);
  expect(
    await at.machine.runOrThrow('ls -lRn --time-style=full-iso /root/seat /home/bob/.config'),
  ).toBe(before);
  expect((await at.factsOf('/home/alice'))['ids']).not.toContain(0);
});
