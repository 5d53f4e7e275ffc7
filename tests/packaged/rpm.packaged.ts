import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

const script = path.resolve(import.meta.dirname, '../../build/linux/before-remove.sh');
let folder: string;
let machine: ThrowawayMachine;

/** A package whose app notes who calls it, and how; its %preun is the script that fpm is given. */
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
printf '#!/bin/sh\\necho "$(id -un) $HOME $*" >> /tmp/calls\\nexit 5\\n' > %{buildroot}/opt/Seatkeeper/seatkeeper
chmod 755 %{buildroot}/opt/Seatkeeper/seatkeeper

%files
/opt/Seatkeeper/seatkeeper

%preun
${await readFile(script, 'utf8')}
`;
}

async function sure(line: string): Promise<string> {
  const ran = await machine.sh(line);
  expect({ code: ran.code, said: ran.code === 0 ? '' : ran.stdout + ran.stderr }).toEqual({
    code: 0,
    said: '',
  });
  return ran.stdout;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-rpm-'));
  for (const version of ['1.0', '1.1']) {
    const file = path.join(folder, `${version}.spec`);
    await writeFile(file, await spec(version));
    const define = ['--define', `_topdir ${folder}`, '--define', '_rpmdir %{_topdir}'];
    const built = await run('rpmbuild', [...define, '-bb', '--quiet', file], { patience: 60_000 });
    expect({ code: built.code, said: built.code === 0 ? '' : built.stderr }).toEqual({
      code: 0,
      said: '',
    });
  }
  machine = await ThrowawayMachine.create(folder);
});

afterAll(async () => {
  await machine.close();
  await rm(folder, { recursive: true, force: true });
});

test('rpm releases when the last version goes, and not when a newer one comes', async () => {
  await sure('useradd --create-home alice && useradd --create-home bob');
  await sure(
    'install -d -o alice /home/alice/.config/seatkeeper && touch /home/alice/.config/seatkeeper/device.json && touch /tmp/calls && chmod 666 /tmp/calls',
  );
  await sure('rpm --install --nodeps /packages/noarch/seatkeeper-1.0-1.noarch.rpm');
  // %preun of the old version gets 1.
  await sure('rpm --upgrade --nodeps /packages/noarch/seatkeeper-1.1-1.noarch.rpm');
  expect(await sure('cat /tmp/calls')).toBe('');
  // Now 0; the app's failure is not the package's.
  const said = await sure('rpm --erase seatkeeper');
  expect(await sure('cat /tmp/calls')).toBe(
    'alice /home/alice release --reason uninstall --timeout 8 --quiet --no-input\n',
  );
  expect(said).toContain('The license seat of alice was not released.');
  await sure('test ! -e /opt/Seatkeeper/seatkeeper');
});
