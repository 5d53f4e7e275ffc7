import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  autostartEntry,
  autostartFolder,
  writeAutostart,
} from '../../electron/platform/background/autostart-file.ts';
import type { TrayEntry } from '../../electron/ports.ts';
import { createBackground } from '../../electron/services/activity/background.ts';
import { createSettingsService } from '../../electron/services/settings.ts';
import { openAppRecords } from '../../electron/storage/records.ts';
import type { AppState, DeviceState } from '../../shared/app-state.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { de } from '../../shared/text/de.ts';
import { appStateOf, seatAt, seatsOf } from '../support/sample-state.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createTestPorts, type TestPorts } from '../support/test-ports.ts';

const day = 24 * 60 * 60_000;
const { tray } = de.native;

describe('the entry in the tray', () => {
  const clock = createManualClock();
  const held = (expiresAt: number | null, release: object = { type: 'idle' }): DeviceState =>
    ({
      type: 'held',
      seat: seatAt(clock.now(), { expiresAt }),
      release,
      seatStatus: { type: 'confirmed', at: 0 },
    }) as DeviceState;
  const waiting = { type: 'waiting', why: 'network-unreachable', attempts: 1, nextAt: 0 };

  test('is off by default, and follows the state, the setting and the calendar', async () => {
    let state: AppState = appStateOf(held(clock.now() + 31 * day), {
      settings: defaultSettings,
    });
    const shown: (TrayEntry | null)[] = [];
    const background = createBackground({
      background: { show: (entry) => shown.push(entry), setOpenAtLogin: () => undefined },
      clock,
      state: () => state,
      text: () => de,
      productName: () => 'Lumen',
    });
    background.update();
    expect(shown).toEqual([]);

    state = { ...state, settings: { ...defaultSettings, background: true } };
    background.update();
    background.update();
    const plain = { tooltip: 'Lumen', lines: [], open: 'Lumen öffnen', quit: tray.quit };
    expect(shown).toEqual([plain]);

    await clock.advance(2 * day);
    expect(shown.at(-1)?.lines).toEqual([tray.expiring(29)]);
    state = { ...state, seats: seatsOf(held(clock.now() + 2 * day, waiting)) };
    background.update();
    expect(shown.at(-1)).toMatchObject({
      lines: [tray.waiting],
      tooltip: `Lumen\n${tray.waiting}`,
    });

    state = { ...state, settings: defaultSettings };
    background.update();
    expect(shown.at(-1)).toBeNull();
    const count = shown.length;
    await clock.advance(3 * day);
    expect(shown).toHaveLength(count);
  });
});

describe('the setting', () => {
  let ports: TestPorts;
  beforeEach(() => {
    ports = createTestPorts();
  });
  afterEach(() => ports.close());
  const start = () =>
    createSettingsService({
      ...ports,
      file: openAppRecords(ports).settings,
      changed: () => undefined,
    });

  test('starts the app at login only if it stays in the background', () => {
    const settings = start();
    expect(settings.get()).toMatchObject({ background: false, openAtLogin: false });
    settings.change({ openAtLogin: true });
    expect(settings.get().openAtLogin).toBe(false);
    settings.change({ background: true, openAtLogin: true });
    settings.change({ appearance: 'dark' });
    expect(start().get().openAtLogin).toBe(true);
    settings.change({ background: false });
    expect(settings.get().openAtLogin).toBe(false);
    expect(ports.shown).toEqual(['login true', 'login false']);
  });

  test('is not saved if the system refuses it', () => {
    const refused = createSettingsService({
      ...ports,
      background: {
        setOpenAtLogin: () => {
          throw Object.assign(new Error('read-only'), { code: 'EROFS' });
        },
      },
      file: openAppRecords(ports).settings,
      changed: () => undefined,
    });
    expect(() => refused.change({ background: true, openAtLogin: true })).toThrow('read-only');
    expect(refused.get()).toMatchObject({ background: false, openAtLogin: false });
    expect(ports.content('settings')).toBeNull();
  });
});

describe('the entry of Linux’s autostart', () => {
  test('has the program once to try and once to run, and quotes its arguments', () => {
    const entry = autostartEntry('Lumen Studio', ['/opt/Lumen "50 %" $x/lumen', '--background']);
    expect(entry.split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Lumen Studio',
      'TryExec=/opt/Lumen "50 %" $x/lumen',
      'Exec="/opt/Lumen \\\\"50 %%\\\\" \\\\$x/lumen" "--background"',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ]);
  });

  test('is in the folder of the specification', () => {
    expect(autostartFolder({}, '/home/joe')).toBe('/home/joe/.config/autostart');
    expect(autostartFolder({ XDG_CONFIG_HOME: '/c' }, '/home/joe')).toBe('/c/autostart');
    expect(autostartFolder({ XDG_CONFIG_HOME: 'c' }, '/home/joe')).toBe(
      '/home/joe/.config/autostart',
    );
  });

  test('is written, replaced and deleted as a whole', () => {
    const home = mkdtempSync(path.join(tmpdir(), 'seatkeeper-autostart-'));
    const file = path.join(home, 'autostart', 'lumen.desktop');
    writeAutostart(file, null);
    writeAutostart(file, 'one');
    writeAutostart(file, 'two');
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(path.dirname(file))).toEqual(['lumen.desktop']);
    writeAutostart(file, null);
    expect(readdirSync(path.dirname(file))).toEqual([]);
    rmSync(home, { recursive: true });
  });
});
