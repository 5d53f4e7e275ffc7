import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pageCode } from '../support/page-code.ts';
import { run, type RunResult } from './run.ts';
import { ThrowawayMachine } from './throwaway-machine.ts';

/** What these tests run: the hook of the packages, with a program in the app's place that does what an attacker would. */
const scripts = path.resolve(import.meta.dirname, '../../build/linux');
const attacks = path.join(import.meta.dirname, 'attack');
const hook = '/bin/sh /packages/before-remove.sh remove';
const data = '.config/seatkeeper';
const released = '{"ok":true,"state":"released"}\n';
const waiting = '{"ok":false,"state":"waiting"}\n';

let files: string;
let machine: ThrowawayMachine;

beforeAll(async () => {
  files = await mkdtemp(path.join(tmpdir(), 'seatkeeper-removal-'));
  for (const folder of [scripts, attacks]) await cp(folder, files, { recursive: true });
  await run('chmod', ['-R', 'a+rX', files]);
});

afterAll(async () => {
  await rm(files, { recursive: true, force: true });
});

beforeEach(async () => {
  machine = await ThrowawayMachine.create(files);
  await runOrThrow(
    'install -D -m 755 /packages/release-seats.sh /opt/Seatkeeper/release-seats && ' +
      'install -D -m 755 /packages/app.py /opt/Seatkeeper/seatkeeper',
  );
});

afterEach(async () => {
  await machine.close();
});

/** Runs a line that must succeed. */
async function runOrThrow(line: string, input = ''): Promise<string> {
  const result = await machine.sh(line, { input });
  expect({
    code: result.code,
    output: result.code === 0 ? '' : result.stdout + result.stderr,
  }).toEqual({
    code: 0,
    output: '',
  });
  return result.stdout;
}

/** Makes an account with the record of a seat, whose app gives this answer. */
async function addAccount(user: string, answer: string, home = `/home/${user}`): Promise<void> {
  await runOrThrow(`useradd --create-home --home-dir '${home}' ${user}`);
  const folder = `'${home}'/${data}`;
  await runOrThrow(`mkdir -p ${folder} && touch ${folder}/device.json`);
  await runOrThrow(`cat > '${home}'/answer && chown -R ${user} '${home}'`, answer);
}

interface Facts {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly others: string;
  readonly session: number;
  readonly [fact: string]: unknown;
}

const factsOf = async (home: string): Promise<Facts> =>
  JSON.parse(await runOrThrow(`cat '${home}/facts' && rm '${home}/facts'`));

describe('an account’s own process, while root removes the package', () => {
  test('gets nothing of root’s', async () => {
    await addAccount('alice', released);
    const ids = (await runOrThrow('id -u alice; id -g alice')).trim().split('\n').map(Number);
    const output = await runOrThrow(
      `umask 000; exec 7</etc/shadow; export TOKEN=of-root-too BASH_ENV=/root/x; ` +
        `keyctl session - bash -c 'keyctl add user of-root s3cret @s >/dev/null; exec 42</etc/shadow; f() { :; }; export -f f; cd /root; echo $(cut -d" " -f6 /proc/$$/stat); ${hook}'`,
    );
    const [sessionOfRoot, sentence] = output.trimEnd().split('\n');
    expect(sentence).toBe('Released the license seat of alice.');
    const { session, group, arguments: args, ...facts } = await factsOf('/home/alice');
    expect(facts).toEqual({
      others: expect.any(String),
      key: '',
      terminal: 'No such device or address',
      descriptors: [],
      streams: ['/dev/null', 'pipe', '/dev/null'],
      environment: {
        HOME: '/home/alice',
        USER: 'alice',
        LOGNAME: 'alice',
        PATH: '/usr/bin:/bin',
        LANG: 'C.UTF-8',
        // The shell’s own.
        PWD: '/',
        SHLVL: expect.any(String),
        _: expect.any(String),
      },
      umask: '0o77',
      folder: '/',
      ids: [ids[0], ids[0], ids[0], ids[1], ids[1], ids[1], ids[1]],
      capabilities: Array<string>(4).fill('0'.repeat(16)),
    });
    expect(args.join(' ')).toMatch(/^release --reason uninstall --timeout [78] --json --no-input$/);
    expect(session).toBeGreaterThan(0);
    expect(session).not.toBe(Number(sessionOfRoot));
    expect(group).not.toBe(session);
  });

  test('cannot write to root’s terminal through what it prints', async () => {
    const escapes = '\u001B]52;c;cm0gLXJm\u0007\u001B[2J\u0000';
    await addAccount('alice', `${escapes}{"ok":false,"state":"failed","message":"${escapes}"}\n`);
    await runOrThrow(`touch /home/alice/${data}/uninstall.txt`);
    const result = await machine.sh(hook);
    expect(result).toMatchObject({
      code: 0,
      stdout: 'The license seat of alice was not released.\n',
      stderr: '',
    });
  });

  test('cannot use up memory or time by what it prints', async () => {
    await addAccount('alice', released);
    await runOrThrow('echo "yes" > /home/alice/then');
    const started = performance.now();
    expect(await runOrThrow(hook)).toBe(
      'It is not known whether the license seat of alice was released.\n',
    );
    expect(performance.now() - started).toBeLessThan(11_000);
  });

  test('ends, with everything that it has started in its session', async () => {
    await addAccount('alice', released);
    const note = 'echo $! >> /home/alice/started';
    // One of another process group that cannot be asked to end, and one that left the session and holds the pipe open.
    await runOrThrow(
      'cat > /home/alice/then',
      `python3 -c 'import os,signal,time; os.setpgid(0, 0); signal.signal(15, 1); time.sleep(60)' & ${note}
       setsid sleep 60 & ${note}
       sleep 0.3`,
    );
    const started = performance.now();
    expect(await runOrThrow(hook)).toBe('Released the license seat of alice.\n');
    expect(performance.now() - started).toBeLessThan(11_000);
    const [inSession, escaped] = (await runOrThrow('cat /home/alice/started')).trim().split('\n');
    const result = await machine.sh(`kill -0 ${inSession}`);
    await runOrThrow(`kill ${escaped}`);
    expect(result.code).toBe(1);
  });
});

describe('a proxy with a password in its address', () => {
  const forms: ReadonlyArray<readonly [string, string | undefined]> = [
    ['http://joe:s3cret@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://joe:s3cret@proxy.example:3128/', 'http://proxy.example:3128'],
    ['HTTP://joe:s3cret@proxy.example', 'HTTP://proxy.example'],
    ['joe:s3cret@proxy.example:3128', 'proxy.example:3128'],
    ['http://joe:s3@cret@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://joe:s3/cret?#@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://joe%40corp:s3%63ret@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://CORP\\joe:s3 cret@10.0.0.1:8080', 'http://10.0.0.1:8080'],
    ['socks5://joe:s3cret@[2001:db8::1]:1080', 'socks5://[2001:db8::1]:1080'],
    ['https://s3cret@proxy.example:443', 'https://proxy.example:443'],
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
    ['proxy.example:3128', 'proxy.example:3128'],
    // No address that Chromium would take.
    ['http://proxy.example:3128/?token=s3cret', undefined],
    ['http://joe:s3cret', undefined],
    ['http://joe:s3cret@', undefined],
    ['http://joe:s3cret@proxy.example:3128\nx', undefined],
    ['joe:s3://cret@proxy.example', undefined],
  ];

  test.each(forms)('%j', async (given, expected) => {
    await addAccount('alice', released);
    const result = await machine.sh(hook, {
      env: {
        http_proxy: given,
        HTTPS_PROXY: given,
        ALL_PROXY: given,
        NO_PROXY: 'localhost, .example,[::1],10.0.0.0/8,<-loopback>',
      },
    });
    expect(result).toMatchObject({ stdout: 'Released the license seat of alice.\n', stderr: '' });
    const { environment, others } = await factsOf('/home/alice');
    const { http_proxy, https_proxy, all_proxy, no_proxy } = environment;
    expect({ http_proxy, https_proxy, all_proxy, no_proxy }).toEqual({
      http_proxy: expected,
      https_proxy: expected,
      all_proxy: expected,
      no_proxy: 'localhost, .example,[::1],10.0.0.0/8,<-loopback>',
    });
    // The hook itself was seen, and what it may show.
    expect(others).toContain('before-remove.sh');
    for (const secret of ['s3', 'cret', 'joe']) {
      expect(others).not.toContain(secret);
      expect(JSON.stringify(environment)).not.toContain(secret);
    }
  });

  test('in the list of what needs none is not passed on', async () => {
    await addAccount('alice', released);
    await machine.sh(hook, { env: { no_proxy: 'localhost,joe:s3cret@intranet.example' } });
    expect((await factsOf('/home/alice')).environment).not.toHaveProperty('no_proxy');
  });
});

describe('homes and accounts of every kind', () => {
  test('a home that never answers delays no other', async () => {
    for (const user of ['alice', 'bob', 'carol']) await addAccount(user, released);
    const mount = await machine.start('python3 /packages/dead-mount.py /home/bob', 'mounted');
    const started = performance.now();
    const result = await machine.sh(`${hook} | while read -r line; do echo "$line"; done`);
    const takenSeats = performance.now() - started;
    await mount.end();
    expect(result.stdout.split('\n').toSorted()).toEqual([
      '',
      'It is not known whether bob holds a license seat: the home folder could not be read in time.',
      'Released the license seat of alice.',
      'Released the license seat of carol.',
    ]);
    expect(result.stdout).toMatch(/carol\.\n.*bob holds.*\n$/);
    expect(takenSeats).toBeLessThan(10_000);
  });

  test('a directory that never answers hides no account of this computer', async () => {
    await addAccount('alice', released);
    await runOrThrow('printf "#!/bin/sh\\nexec sleep 60\\n" > /usr/bin/getent');
    const started = performance.now();
    expect(await runOrThrow(hook)).toBe('Released the license seat of alice.\n');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('names are printed only where a terminal would show them as they are', async () => {
    await addAccount('alice', waiting, '/home/a $(id) "b"`c`\\d');
    await addAccount('bob', waiting);
    await addAccount('carol', waiting);
    for (const home of ['/home/a $(id) "b"`c`\\d', '/home/bob', '/home/carol']) {
      await runOrThrow(
        `touch '${home}/${data}/uninstall.txt' && echo x > '${home}/${data}/uninstall.txt'`,
      );
    }
    // As a directory may name them.
    await runOrThrow(
      String.raw`mv /home/bob "$(printf '/home/b\033[2J')" && sed -i -e 's/^carol:/CORP\\nora:/' /etc/passwd &&
        esc=$(printf '\033') && sed -i -e "s|^bob:\(.*\):/home/bob:|b${'$'}{esc}]0;ob:\1:/home/b${'$'}{esc}[2J:|" /etc/passwd`,
    );
    const number = /^b[^:]*:[^:]*:(\d+)/m.exec(await runOrThrow('tail -3 /etc/passwd'))?.[1];
    expect((await runOrThrow(hook)).split('\n').toSorted()).toEqual([
      '',
      String.raw`The license seat of CORP\nora was not released. What happened is in /home/carol/.config/seatkeeper/uninstall.txt.`,
      `The license seat of alice was not released. What happened is in /home/a $(id) "b"\`c\`\\d/.config/seatkeeper/uninstall.txt.`,
      `The license seat of the account with the number ${number} was not released. What happened is in uninstall.txt in the data folder of that account.`,
    ]);
    expect((await factsOf('/home/a $(id) "b"`c`\\d')).environment['HOME']).toBe(
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
  ])('%s', async (_, make, isAsked) => {
    await addAccount('alice', released);
    await runOrThrow(`rm -r /home/alice/${data}; ${make}`);
    const printed = await runOrThrow(hook);
    expect(printed).toBe(isAsked ? 'Released the license seat of alice.\n' : '');
  });
});

test('a seller’s own names may hold a space', async () => {
  const folder = '/opt/Lumen Studio';
  await runOrThrow(`mv /opt/Seatkeeper '${folder}' && mv '${folder}/seatkeeper' '${folder}/lumen'`);
  await runOrThrow(`sed -i 's/^name=.*/name=lumen/' '${folder}/release-seats'`);
  await addAccount('alice', released);
  await runOrThrow(`mv /home/alice/${data} /home/alice/.config/lumen`);
  expect(await runOrThrow(`'${folder}/release-seats' --all`)).toBe(
    'Released the license seat of alice.\n',
  );
});

async function call(
  args: string,
  as?: string,
): Promise<Pick<RunResult, 'code' | 'stdout' | 'stderr'>> {
  const line = `/opt/Seatkeeper/release-seats ${args}`;
  const { code, stdout, stderr } = await machine.sh(line, as === undefined ? {} : { account: as });
  return { code, stdout, stderr };
}

describe('release-seats', () => {
  test('releases the seats of the accounts that are named, for a reason that is given', async () => {
    for (const user of ['alice', 'bob']) await addAccount(user, released);
    expect(await call('--reason retire bob')).toEqual({
      code: 0,
      stdout: 'Released the license seat of bob.\n',
      stderr: '',
    });
    expect((await factsOf('/home/bob')).arguments).toContain('retire');
    await runOrThrow('test ! -e /home/alice/facts');
  });

  test.each([
    [waiting, 1, 'The license seat of alice was not released.\n'],
    ['', 1, 'It is not known whether the license seat of alice was released.\n'],
    ['{"ok":true,"state":"active"}\n', 1, ''],
    ['{"ok":false,"state":"not-activated"}\n', 0, ''],
  ])('ends as the seat is left: %j', async (answer, code, stdout) => {
    await addAccount('alice', answer);
    expect(await call('--all')).toEqual({ code, stdout, stderr: '' });
  });

  test('is for root, and refuses what it does not know', async () => {
    await addAccount('alice', released);
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
    await runOrThrow('test ! -e /home/alice/facts');
  });
});

describe('what docs/uninstall.md proposes', () => {
  const page = 'docs/uninstall.md';

  test('for a deb of another product releases on removal alone, away from root’s terminal', async () => {
    await addAccount('alice', released);
    const prerm = pageCode(page, '# prerm');
    for (const version of ['1', '2']) {
      const control = `Package: studio\nVersion: ${version}\nArchitecture: all\nMaintainer: Test <test@example.com>\nDescription: test\n`;
      const folder = `/root/studio-${version}/DEBIAN`;
      await runOrThrow(`mkdir -p ${folder} && cat > ${folder}/control`, control);
      await runOrThrow(`cat > ${folder}/prerm && chmod 755 ${folder}/prerm`, prerm);
      await runOrThrow(
        `dpkg-deb --build /root/studio-${version} && dpkg -i /root/studio-${version}.deb`,
      );
    }
    await runOrThrow('test ! -e /home/alice/facts');
    const terminal = machine.openTerminal();
    await terminal.enter('dpkg -r studio');
    await terminal.close();
    expect(terminal.screen).toContain('Released the license seat of alice.');
    expect(await factsOf('/home/alice')).toMatchObject({ terminal: 'No such device or address' });
    // Without Seatkeeper the product can still be removed.
    await runOrThrow('dpkg -i /root/studio-2.deb && rm -r /opt/Seatkeeper && dpkg -r studio');
  });

  test('for one person releases that person’s seat, away from root’s terminal', async () => {
    for (const user of ['ada', 'bob']) await addAccount(user, released);
    await runOrThrow('cat > /root/line', pageCode(page, '--reason retire ada'));
    const terminal = machine.openTerminal();
    await terminal.enter('sh /root/line');
    await terminal.close();
    expect(terminal.screen).toContain('Released the license seat of ada.');
    expect(await factsOf('/home/ada')).toMatchObject({ terminal: 'No such device or address' });
    await runOrThrow('test ! -e /home/bob/facts');
  });

  test('for macOS does nothing in a terminal', async () => {
    await runOrThrow('cat > /root/line', pageCode(page, 'launchctl'));
    for (const name of ['stat', 'launchctl']) {
      await runOrThrow(
        `printf '#!/bin/sh\\ntouch /root/called\\n' > /usr/bin/${name}; chmod 755 /usr/bin/${name}`,
      );
    }
    const terminal = machine.openTerminal();
    await terminal.enter('sh /root/line || echo ended with $?');
    await terminal.close();
    expect(terminal.screen).toMatch(/^Run this from device management.*\s+ended with 1\s/m);
    await runOrThrow('test ! -e /root/called');
  });
});
