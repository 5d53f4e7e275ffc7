import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseLaunch } from '../../electron/cli/parse-launch.ts';
import {
  allowedSwitches,
  headlessSwitches,
  singleProcessSwitches,
} from '../../shared/chromium-switches.ts';
import { isFlag } from '../../shared/flags.ts';
import { answerOf } from './answer.ts';
import { Computer } from './computer.ts';
import { releaseCommand } from './packages.ts';
import { bareEnvironment, run } from './run.ts';

const key = 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001';

/**
 * The folder of a launcher whose executable prints its arguments, one per line, and then the names
 * of its variables.
 */
let folder = '';
let launcher = '';
/**
 * Every text in Electron's executable that looks like a switch of Chromium, or a flag of V8 or
 * Node.
 */
let names: readonly string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-switches-'));
  launcher = path.join(folder, 'seatkeeper');
  await copyFile(releaseCommand, launcher);
  await writeFile(
    `${launcher}-bin`,
    '#!/bin/sh\nfor argument; do printf "%s\\n" "$argument"; done\necho VARIABLES\nenv | cut -d= -f1\n',
  );
  await chmod(`${launcher}-bin`, 0o755);
  await chmod(folder, 0o755);
  const texts = (await readFile(`${releaseCommand}-bin`)).toString('latin1');
  const found = texts.matchAll(/(?<=[\0-])[a-z][a-z0-9]*(?:[_-][a-z0-9]+){0,8}(?=\0)/g);
  names = [...new Set(Array.from(found, ([name]) => name))].filter((name) => name.length > 2);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Splits the launcher's arguments into those before "--", for Chromium, and those after it. */
async function forwardedArgs(args: readonly string[], env = bareEnvironment('/dev/null/none')) {
  const { stdout } = await run(launcher, args, { env });
  const [lines = '', variables = ''] = stdout.split('VARIABLES\n');
  const all = lines.split('\n').slice(0, -1);
  const end = all.indexOf('--');
  return {
    switches: all.slice(0, end),
    args: all.slice(end + 1),
    variables: variables.split('\n').filter((name) => name !== ''),
  };
}

/** What the launcher adds for a window on a computer without a graphics card. */
const withoutCard = ['--disable-gpu', '--disable-software-rasterizer'];

const chosen = new Set<string>([...headlessSwitches, ...singleProcessSwitches]);

describe('a switch of Chromium, V8 or Node that is not allowed', () => {
  test('is refused by the app, before the command or after it, in any form', () => {
    expect(names.length).toBeGreaterThan(5_000);
    for (const known of ['js-flags', 'no-sandbox', 'log-net-log', 'ssl-key-log-file', 'inspect']) {
      expect(names).toContain(known);
    }
    const situation = { platform: 'linux', isRoot: false };
    const foreign = names.filter((name) => !isFlag(name) && !Object.hasOwn(allowedSwitches, name));
    const through = foreign
      .flatMap((name) => [`--${name}`, `-${name}`, `--${name}=x`])
      .flatMap((one) => [[one], [one, 'status'], ['status', one], [one, 'x', 'status']])
      .filter((args) => !['refused', 'usage-error'].includes(parseLaunch(args, situation).type));
    expect(through).toEqual([]);
  });

  test('does not reach Chromium by the launcher', async () => {
    const foreign = names.filter((name) => !Object.hasOwn(allowedSwitches, name));
    // Several starts, since the length of a command line is limited.
    for (let at = 0; at < foreign.length; at += 10_000) {
      const some = foreign.slice(at, at + 10_000);
      for (const args of [some.map((name) => `--${name}`), some.map((name) => `-${name}=x`)]) {
        for (const line of [args, ['status', ...args], [...args, 'status']]) {
          const handed = await forwardedArgs(line);
          expect(handed.switches.filter((one) => !chosen.has(one))).toEqual([]);
          expect(handed.args).toEqual(line);
        }
      }
    }
  }, 60_000);

  const actions = [
    '--js-flags=--trace',
    '--trace-startup=-*,netlog',
    '--trace-startup-file=FILE',
    '--trace-config-file=FILE',
    '--enable-tracing=netlog',
    '--log-net-log=FILE',
    '--ssl-key-log-file=FILE',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect=0',
    '--inspect-brk=0',
    '--type=renderer',
    '--enable-logging=stderr',
    '--vmodule=*=9',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--disable-seccomp-filter-sandbox',
    '--enable-blink-features=MojoJS',
    '--renderer-cmd-prefix=/bin/true',
  ];

  test.each(actions)('exits with 78 and writes nothing: %s', async (act) => {
    const computer = await Computer.create();
    try {
      await computer.writeRecord('device', {
        server: 'production',
        key,
        organizationId: '00000001-0c00-4000-8000-000000000001',
        activationId: '00000001-0ac0-4000-8000-000000000001',
        label: 'Studio workstation',
        activatedAt: null,
        seats: null,
        confirmedAt: null,
      });
      const file = path.join(computer.home, 'written');
      const before = (await readdir(computer.home, { recursive: true })).sort();
      const one = act.replace('FILE', file);
      for (const args of [
        [one, 'status'],
        ['status', one],
        [`-${one.slice(2)}`, 'status'],
      ]) {
        const env = bareEnvironment(computer.home);
        const result = await run(releaseCommand, args, { env });
        const name = args.find((arg) => arg.startsWith('-'))?.split('=')[0];
        expect(result).toMatchObject({
          code: 78,
          stdout: '',
          stderr: `This app does not start with ${name}.\n`,
        });
        const answer = answerOf(await run(releaseCommand, [...args, '--json'], { env }));
        expect(answer).toMatchObject({ exitCode: 78, state: 'usage', code: 'CLI-SWITCH' });
      }
      expect((await readdir(computer.home, { recursive: true })).sort()).toEqual(before);
    } finally {
      await computer.close();
    }
  });

  test('has no effect if the executable is started without its launcher', async () => {
    const beside = ['--no-sandbox', ...headlessSwitches, 'status', '--js-flags=--trace'];
    const result = await run(`${releaseCommand}-bin`, beside);
    expect(result.code).toBe(78);
    expect(result.stdout).not.toContain(key);
  });
});

/** The switches of a launcher that looks for graphics cards among these nodes, in place of those in /dev. */
async function switchesWith(nodes: readonly string[]): Promise<readonly string[]> {
  const devices = await mkdtemp(path.join(folder, 'devices-'));
  for (const node of nodes) {
    await mkdir(path.dirname(path.join(devices, node)), { recursive: true });
    await writeFile(path.join(devices, node), '');
  }
  const text = await readFile(releaseCommand, 'utf8');
  const place = path.join(devices, 'seatkeeper');
  await writeFile(place, text.replaceAll(/\/dev\/(?!null)/g, `${devices}/`), { mode: 0o755 });
  await symlink(`${launcher}-bin`, `${place}-bin`);
  const { stdout } = await run(place, [], { env: bareEnvironment('/dev/null/none') });
  return stdout.split('--\n')[0]?.split('\n') ?? [];
}

describe('a window on a computer', () => {
  test.each(['dri/renderD128', 'nvidia0', 'mali0', 'kgsl-3d0', 'dxg'])(
    'with the graphics card %s lets it draw',
    async (node) => {
      const switches = await switchesWith([node]);
      for (const name of withoutCard) expect(switches).not.toContain(name);
    },
  );

  test.each([[[]], [['dri/card0', 'nvidiactl']]])(
    'without a graphics card starts no process for it: %j',
    async (nodes) => {
      expect(await switchesWith(nodes)).toEqual(expect.arrayContaining(withoutCard));
    },
  );
});

describe('allowed switches', () => {
  const good: Readonly<Record<string, string>> = {
    'force-device-scale-factor': '1.5',
    lang: 'pt-BR',
    'enable-features': 'UseOzonePlatform,WaylandWindowDecorations',
    'proxy-server': 'http=proxy.example:8080;socks=[::1]:1080',
    'proxy-bypass-list': '*.example;<local>',
    'proxy-pac-url': 'http://proxy.example/proxy.pac?a=1&b=2',
  };
  const bad: Readonly<Record<string, readonly string[]>> = {
    'force-device-scale-factor': ['', '1 --x', '$(id)'],
    lang: ['../../x', 'de\n--no-sandbox', 'd e'],
    'enable-features': ['UseOzonePlatform,Other', 'other', ''],
    'proxy-server': ['http://me:secret@proxy.example', 'a b', ''],
    'proxy-bypass-list': ['a b', '`id`'],
    'proxy-pac-url': ['file:///etc/passwd', 'data:,x', 'http://a b'],
    'ozone-platform': ['drm', 'x11,wayland'],
    'password-store': ['other', ''],
    'high-dpi-support': ['2'],
  };

  test.each(Object.entries(allowedSwitches))('--%s is handed on', async (name, value) => {
    const one =
      value === null ? null : 'oneOf' in value ? (value.oneOf[0] ?? '') : (good[name] ?? '');
    const given = one === null ? `--${name}` : `--${name}=${one}`;
    const handed = await forwardedArgs([given]);
    expect(handed.switches).toContain(given);
    expect(handed.args).toEqual([given]);
    expect(parseLaunch([given], { platform: 'linux', isRoot: false }).type).toBe('window');
    for (const wrong of [...(bad[name] ?? []).map((each) => `--${name}=${each}`), `--${name}x`]) {
      expect((await forwardedArgs([wrong])).switches).not.toContain(wrong);
      expect(parseLaunch([wrong], { platform: 'linux', isRoot: false }).type).not.toBe('window');
    }
  });

  test('a command accepts the proxy and the language, and keeps its own platform', async () => {
    const given = ['--proxy-server=proxy.example:1', '--lang=de', '--ozone-platform=x11'];
    const { switches } = await forwardedArgs([...given, 'status']);
    expect(switches).toEqual(expect.arrayContaining(given.slice(0, 2)));
    expect(switches).not.toContain('--ozone-platform=x11');
    expect(switches).toContain('--ozone-platform=headless');
  });
});

describe('the environment of the command', () => {
  const powerful = [
    'SSLKEYLOGFILE',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_ENABLE_LOGGING',
    'ELECTRON_LOG_FILE',
    'CHROME_LOG_FILE',
    'CHROME_DEVEL_SANDBOX',
    'GOOGLE_API_KEY',
    'GTK_MODULES',
    'GIO_MODULE_DIR',
    'GCONV_PATH',
    'FONTCONFIG_FILE',
    'LD_LIBRARY_PATH',
    'SOMETHING_ELSE',
    'mode',
    'chosen',
    'allowed',
    'command',
  ];
  const kept = [
    'LANG',
    'LC_ALL',
    'DISPLAY',
    'XDG_RUNTIME_DIR',
    'https_proxy',
    'NO_PROXY',
    'TZ',
    'GDK_SCALE',
  ];

  test('keeps the variables that people need, and no other', async () => {
    const values = Object.fromEntries([...powerful, ...kept].map((name) => [name, '1']));
    const env = {
      ...bareEnvironment('/dev/null/none'),
      ...values,
      XDG_X: 'a\nexport NODE_OPTIONS=x',
    };
    const { variables, switches } = await forwardedArgs([], env);
    expect(variables).toEqual(expect.arrayContaining(kept));
    expect(variables.filter((name) => powerful.includes(name))).toEqual([]);
    const unforced = switches.filter((name) => !withoutCard.includes(name));
    expect(unforced).toEqual(process.getuid?.() === 0 ? ['--no-sandbox'] : []);
  });

  test('does not choose the launcher’s tools by its path', async () => {
    const tools = path.join(folder, 'tools');
    await mkdir(tools);
    for (const tool of ['id', 'find', 'readlink', 'unshare']) {
      await writeFile(path.join(tools, tool), '#!/bin/sh\necho hijacked >&2\n', { mode: 0o755 });
    }
    const env = { ...bareEnvironment('/dev/null/none'), PATH: `${tools}:/usr/bin:/bin` };
    const link = path.join(tools, 'seatkeeper');
    await symlink(launcher, link);
    for (const args of [['status'], ['doctor'], []]) {
      const result = await run(link, args, { env });
      expect(result).toMatchObject({ code: 0, stderr: '' });
    }
  });

  test('cannot log a connection’s keys or traffic', async () => {
    const computer = await Computer.create();
    try {
      const file = path.join(computer.home, 'written');
      const env = {
        ...bareEnvironment(computer.home),
        SSLKEYLOGFILE: file,
        ELECTRON_ENABLE_LOGGING: '1',
        ELECTRON_LOG_FILE: file,
        CHROME_LOG_FILE: file,
        NODE_OPTIONS: '--trace-exit',
      };
      const result = await run(releaseCommand, ['status', '--json'], { env });
      expect(answerOf(result)).toMatchObject({ exitCode: 3 });
      expect(result.stderr).toBe('');
      expect(await readdir(computer.home)).not.toContain('written');
    } finally {
      await computer.close();
    }
  });
});
