import { describe, expect, test } from 'vitest';
import { data, hook, released, useRemovalMachine } from './use-removal-machine.ts';

const at = useRemovalMachine();

describe('an account’s own process, while root removes the package', () => {
  test('gets nothing of root’s', async () => {
    await at.addAccount('alice', released);
    const ids = (await at.machine.runOrThrow('id -u alice; id -g alice'))
      .trim()
      .split('\n')
      .map(Number);
    const output = await at.machine.runOrThrow(
      `umask 000; exec 7</etc/shadow; export TOKEN=of-root-too BASH_ENV=/root/x; ` +
        `keyctl session - bash -c 'keyctl add user of-root pw7qzcret @s >/dev/null; exec 42</etc/shadow; f() { :; }; export -f f; cd /root; echo $(cut -d" " -f6 /proc/$$/stat); ${hook}'`,
    );
    const [sessionOfRoot, sentence] = output.trimEnd().split('\n');
    expect(sentence).toBe('Released the license seat of alice.');
    const { session, group, arguments: args, ...facts } = await at.factsOf('/home/alice');
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
        // Set by the shell.
        PWD: '/',
        SHLVL: expect.any(String),
        _: expect.any(String),
      },
      umask: '0o77',
      folder: '/',
      ids: [ids[0], ids[0], ids[0], ids[1], ids[1], ids[1], ids[1]],
      capabilities: Array<string>(4).fill('0'.repeat(16)),
    });
    expect(args.join(' ')).toMatch(
      /^release --all --reason uninstall --timeout [78] --json --no-input$/,
    );
    expect(session).toBeGreaterThan(0);
    expect(session).not.toBe(Number(sessionOfRoot));
    expect(group).not.toBe(session);
  });

  test('cannot write to root’s terminal through what it prints', async () => {
    const escapes = '\u001B]52;c;cm0gLXJm\u0007\u001B[2J\u0000';
    await at.addAccount(
      'alice',
      `${escapes}{"ok":false,"state":"failed","message":"${escapes}"}\n`,
    );
    await at.machine.runOrThrow(`touch /home/alice/${data}/uninstall.txt`);
    const result = await at.machine.sh(hook);
    expect(result).toMatchObject({
      code: 0,
      stdout: 'The license seat of alice was not released.\n',
      stderr: '',
    });
  });

  test('cannot exhaust memory or time by what it prints', async () => {
    await at.addAccount('alice', released);
    await at.machine.runOrThrow('echo "yes" > /home/alice/then');
    const started = performance.now();
    expect(await at.machine.runOrThrow(hook)).toBe(
      'It is not known whether the license seat of alice was released.\n',
    );
    expect(performance.now() - started).toBeLessThan(11_000);
  });

  test('ends, with everything that it has started in its session', async () => {
    await at.addAccount('alice', released);
    const note = 'echo $! >> /home/alice/started';
    // A process in another process group that ignores SIGTERM, and one that left the session and
    // keeps the pipe open.
    await at.machine.runOrThrow('cat > /home/alice/then', {
      input: `python3 -c 'import os,signal,time; os.setpgid(0, 0); signal.signal(15, 1); time.sleep(60)' & ${note}
       setsid sleep 60 & ${note}
       sleep 0.3`,
    });
    const started = performance.now();
    expect(await at.machine.runOrThrow(hook)).toBe('Released the license seat of alice.\n');
    expect(performance.now() - started).toBeLessThan(11_000);
    const [inSession, escaped] = (await at.machine.runOrThrow('cat /home/alice/started'))
      .trim()
      .split('\n');
    const result = await at.machine.sh(`kill -0 ${inSession}`);
    await at.machine.runOrThrow(`kill ${escaped}`);
    expect(result.code).toBe(1);
  });
});

describe('the proxy address that the app gets', () => {
  const forms: ReadonlyArray<readonly [string, string | undefined]> = [
    ['http://joe:pw7qzcret@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://joe:pw7qzcret@proxy.example:3128/', 'http://proxy.example:3128'],
    ['HTTP://joe:pw7qzcret@proxy.example', 'HTTP://proxy.example'],
    ['joe:pw7qzcret@proxy.example:3128', 'proxy.example:3128'],
    ['http://joe:pw7qz@cret@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://joe:pw7qz/cret?#@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://joe%40corp:pw7qz%63ret@proxy.example:3128', 'http://proxy.example:3128'],
    ['http://CORP\\joe:pw7qz cret@10.0.0.1:8080', 'http://10.0.0.1:8080'],
    ['socks5://joe:pw7qzcret@[2001:db8::1]:1080', 'socks5://[2001:db8::1]:1080'],
    ['https://pw7qzcret@proxy.example:443', 'https://proxy.example:443'],
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
    ['proxy.example:3128', 'proxy.example:3128'],
    // Addresses that Chromium would not accept.
    ['http://proxy.example:3128/?token=pw7qzcret', undefined],
    ['http://joe:pw7qzcret', undefined],
    ['http://joe:pw7qzcret@', undefined],
    ['http://joe:pw7qzcret@proxy.example:3128\nx', undefined],
    ['joe:pw7qz://cret@proxy.example', undefined],
  ];

  test.each(forms)('has no password: %j', async (given, expected) => {
    await at.addAccount('alice', released);
    const result = await at.machine.sh(hook, {
      env: {
        http_proxy: given,
        HTTPS_PROXY: given,
        ALL_PROXY: given,
        NO_PROXY: 'localhost, .example,[::1],10.0.0.0/8,<-loopback>',
      },
    });
    expect(result).toMatchObject({ stdout: 'Released the license seat of alice.\n', stderr: '' });
    const { environment, others } = await at.factsOf('/home/alice');
    const { http_proxy, https_proxy, all_proxy, no_proxy } = environment;
    expect({ http_proxy, https_proxy, all_proxy, no_proxy }).toEqual({
      http_proxy: expected,
      https_proxy: expected,
      all_proxy: expected,
      no_proxy: 'localhost, .example,[::1],10.0.0.0/8,<-loopback>',
    });
    // The list shows the hook itself, with its allowed arguments.
    expect(others).toContain('before-remove.sh');
    for (const secret of ['pw7qz', 'cret', 'joe']) {
      expect(others).not.toContain(secret);
      expect(JSON.stringify(environment)).not.toContain(secret);
    }
  });

  test('is missing if the list of exceptions contains a password', async () => {
    await at.addAccount('alice', released);
    await at.machine.sh(hook, { env: { no_proxy: 'localhost,joe:pw7qzcret@intranet.example' } });
    expect((await at.factsOf('/home/alice')).environment).not.toHaveProperty('no_proxy');
  });
});
