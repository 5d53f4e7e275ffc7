import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceAnswer } from '../../electron/cli/device-answer.ts';
import { answerJson } from '../../electron/cli/answer-json.ts';
import { markerContent } from '../../electron/storage/seat-marker.ts';
import { windowStates } from '../support/window-states.ts';
import { pageCode } from '../support/page-code.ts';
import { run } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';
import { deviceOfState } from '../support/only-seat.ts';

const scripts = path.resolve(import.meta.dirname, '../../build/linux');
let folder: string;
let machine: ThrowawayMachine;

/**
 * A package whose app records its caller and arguments, and prints the answer in its caller's home,
 * or hangs if there is none; its %preun is the script that fpm gets.
 */
async function spec(version: string): Promise<string> {
  return `Name: seatkeeper
Version: ${version}
Release: 1
Summary: test
License: MIT
BuildArch: noarch

%description
test

%install
mkdir -p %{buildroot}/opt/Seatkeeper
printf '#!/bin/sh\\necho "$(id -un) $HOME $*" >> /tmp/calls\\n(: </dev/tty) && echo "$(id -un)" >> /tmp/terminals\\ncat ~/answer && exit\\ntrap "" TERM\\nsleep 60\\n' > %{buildroot}/opt/Seatkeeper/seatkeeper
chmod 755 %{buildroot}/opt/Seatkeeper/seatkeeper
install -m 755 ${path.join(scripts, 'release-seats.sh')} %{buildroot}/opt/Seatkeeper/release-seats

%files
/opt/Seatkeeper

%preun
${await readFile(path.join(scripts, 'before-remove.sh'), 'utf8')}
`;
}

/** A package of another product, whose %preun is the one in docs/uninstall.md. */
function otherSpec(version: string): string {
  return `Name: studio
Version: ${version}
Release: 1
Summary: test
License: MIT
BuildArch: noarch

%description
test

%files

${pageCode('docs/uninstall.md', '%preun')}`;
}

async function build(name: string, content: string): Promise<void> {
  const file = path.join(folder, `${name}.spec`);
  await writeFile(file, content);
  const define = ['--define', `_topdir ${folder}`, '--define', '_rpmdir %{_topdir}'];
  const built = await run('rpmbuild', [...define, '-bb', '--quiet', file], { maxWait: 60_000 });
  expect({ code: built.code, output: built.code === 0 ? '' : built.stderr }).toEqual({
    code: 0,
    output: '',
  });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-rpm-'));
  for (const version of ['1.0', '1.1']) {
    await build(`seatkeeper-${version}`, await spec(version));
    await build(`studio-${version}`, otherSpec(version));
  }
  machine = await ThrowawayMachine.create(folder);
});

afterAll(async () => {
  await machine.close();
  await rm(folder, { recursive: true, force: true });
});

const states = windowStates(Date.UTC(2026, 10, 23));

/** The answer of `release` that leaves this computer in the state of that name. */
function answerAs(name: string): string {
  const state = states[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  const context = { command: 'release', appVersion: '1.0', reason: 'uninstall', dryRun: false };
  return answerJson(deviceAnswer(deviceOfState(state)), context);
}

interface Person {
  /** Default: the next free one. */
  readonly uid?: number;
  /** The command's answer; null if it hangs and ignores SIGTERM. */
  readonly answer: string | null;
  /** How many seats have a folder of their own; absent for the record of the only seat. */
  readonly seats?: number;
  /** Whether there is a note, of this uninstall or an earlier one. */
  readonly note: boolean;
  /** The removal's sentence about this person; null if there is none. */
  readonly reported: string | null;
}

const note = (user: string): string =>
  ` What happened is in /home/${user}/.config/seatkeeper/uninstall.txt.`;

/** People with a record. */
const people: Readonly<Record<string, Person>> = {
  // A name as a directory service may provide it.
  frank: {
    uid: 200_000_001,
    answer: null,
    note: true,
    reported: 'It is not known whether the license seat of frank was released.',
  },
  alice: {
    answer: answerAs('released'),
    note: true,
    reported: 'Released the license seat of alice.',
  },
  carol: {
    answer: answerAs('waiting'),
    note: true,
    reported: `The license seat of carol was not released.${note('carol')}`,
  },
  // The seller's switch is off: the seat is unchanged.
  dave: { answer: answerAs('active'), note: false, reported: null },
  grace: {
    seats: 3,
    answer:
      '{"ok":false,"state":"waiting","seats":[{"state":"released"},{"state":"waiting"},{"state":"failed"}]}\n',
    note: true,
    reported: `Of the 3 license seats of grace: 1 released, 2 not released.${note('grace')}`,
  },
  // All seats were free before.
  heidi: { seats: 0, answer: answerAs('released'), note: true, reported: null },
  erin: {
    answer: answerAs('unknown'),
    note: false,
    reported: 'It is not known whether the license seat of erin was released.',
  },
};

test('rpm releases when the last version is removed, and not on an upgrade', async () => {
  await machine.runOrThrow(
    'useradd --create-home bob && touch /tmp/calls /tmp/terminals && chmod 666 /tmp/calls /tmp/terminals',
  );
  for (const [user, { uid, seats, answer, note: hasNote }] of Object.entries(people)) {
    await machine.runOrThrow(
      `useradd --create-home ${uid === undefined ? '' : `--uid ${uid}`} ${user}`,
    );
    const data = `/home/${user}/.config/seatkeeper`;
    await machine.runOrThrow(`install -d -o ${user} ${data} && touch ${data}/device.json`);
    if (seats !== undefined) {
      const marker = JSON.stringify(markerContent(null));
      await machine.runOrThrow(
        `mkdir ${data}/seats && printf '%s' '${marker}' > ${data}/device.json`,
      );
      for (let seat = 1; seat <= seats; seat += 1) {
        const seatFolder = `${data}/seats/0a1b2c0${seat}`;
        await machine.runOrThrow(`mkdir ${seatFolder} && touch ${seatFolder}/device.json`);
      }
    }
    if (hasNote) await machine.runOrThrow(`touch ${data}/uninstall.txt`);
    if (answer !== null) await machine.runOrThrow(`cat > /home/${user}/answer`, { input: answer });
  }
  // System accounts with a file that looks like a record.
  await machine.runOrThrow('useradd --system service && usermod --home /home/nobody nobody');
  for (const user of ['service', 'nobody']) {
    await machine.runOrThrow(
      `data=/home/${user}/.config/seatkeeper; mkdir -p $data && touch $data/device.json`,
    );
  }
  await machine.runOrThrow('rpm --install --nodeps /packages/noarch/seatkeeper-1.0-1.noarch.rpm');
  // %preun of the old version gets 1.
  await machine.runOrThrow('rpm --upgrade --nodeps /packages/noarch/seatkeeper-1.1-1.noarch.rpm');
  expect(await machine.runOrThrow('cat /tmp/calls')).toBe('');
  // Now it gets 0; a failure of the app does not fail the removal.
  const started = performance.now();
  const rootTerminal = machine.openTerminal();
  await rootTerminal.enter('rpm --erase seatkeeper > /tmp/said');
  await rootTerminal.close();
  const output = await machine.runOrThrow('cat /tmp/said');
  // Ten seconds for each, in parallel.
  const seatCount = Object.values(people).reduce((sum, { seats = 1 }) => sum + seats, 0);
  expect(performance.now() - started).toBeLessThan(10_000 + 400 * seatCount + 1_500);
  // None of them could open the terminal in which root runs rpm.
  expect(await machine.runOrThrow('cat /tmp/terminals')).toBe('');
  const calls = (await machine.runOrThrow('cat /tmp/calls')).replaceAll(
    '--timeout 7',
    '--timeout 8',
  );
  expect(calls.split('\n').toSorted()).toEqual([
    '',
    ...Object.keys(people)
      .filter((user) => people[user]?.seats !== 0)
      .toSorted()
      .map(
        (user) =>
          `${user} /home/${user} release --all --reason uninstall --timeout 8 --json --no-input`,
      ),
  ]);
  const notified = Object.values(people).flatMap((person) => person.reported ?? []);
  expect(output.trimEnd().split('\n').toSorted()).toEqual(notified.toSorted());
  await machine.runOrThrow('test ! -e /opt/Seatkeeper/seatkeeper');
});

const rpmFile = (name: string): string => `/packages/noarch/${name}-1.noarch.rpm`;

test('the lines of docs/uninstall.md release on removal alone in an rpm of another product', async () => {
  await machine.runOrThrow(
    'useradd --create-home ada && install -d -o ada /home/ada/.config/seatkeeper',
  );
  await machine.runOrThrow('touch /home/ada/.config/seatkeeper/device.json');
  await machine.runOrThrow('cat > /home/ada/answer', { input: answerAs('released') });
  await machine.runOrThrow('rm /home/frank/.config/seatkeeper/device.json');
  await machine.runOrThrow(
    `rpm --install --nodeps ${rpmFile('seatkeeper-1.1')} ${rpmFile('studio-1.0')}`,
  );
  await machine.runOrThrow('cp /dev/null /tmp/calls');
  await machine.runOrThrow(`rpm --upgrade --nodeps ${rpmFile('studio-1.1')}`);
  expect(await machine.runOrThrow('cat /tmp/calls')).toBe('');
  const rootTerminal = machine.openTerminal();
  await rootTerminal.enter('rpm --erase studio');
  await rootTerminal.close();
  expect(rootTerminal.screen).toContain('Released the license seat of ada.');
  expect(await machine.runOrThrow('cat /tmp/calls')).toContain('ada /home/ada release');
  expect(await machine.runOrThrow('cat /tmp/terminals')).toBe('');
});
