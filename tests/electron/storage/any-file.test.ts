import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import { AppState } from '../../../shared/app-state.ts';
import { openSeatRecords } from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';
import { seededIds } from '../../support/polar/seed-small.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const uuid = '00000001-0c00-4000-8000-000000000001';
const device = {
  version: 1,
  server: 'production',
  key: seededIds.key,
  organizationId: uuid,
  activationId: seededIds.activationId,
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
};

/** A valid record of each file. */
const records: Readonly<Record<string, object>> = {
  'device.json': device,
  'release.json': {
    version: 1,
    id: 'a-release',
    activationId: seededIds.activationId,
    askedBy: 'person',
    askedAt: 1,
    sent: true,
    state: { is: 'releasing', attempts: 1 },
  },
  'activation.json': {
    version: 1,
    server: 'production',
    key: seededIds.key,
    organizationId: uuid,
    label: 'Studio workstation',
    nonce: 'n',
    askedBy: 'person',
    askedAt: 1,
  },
  'receipt.json': { version: 1, receipt: {}, seen: false },
  'token.json': { version: 1, server: 'production', backend: 'test', sealed: 'AAAA' },
  'settings.json': { version: 1, appearance: 'dark', language: 'de' },
  'reminders.json': { version: 1, seats: { '5ea75ea7': { expiresAt: 1, days: 14 } } },
  'move.json': { version: 1, step: 'key', activationHash: 'abc' },
};
const journals = ['activity.jsonl', 'bulk-release.jsonl'];

/** Bytes, texts, JSON, and records that are cut short, of another version, or changed. */
function contentOf(name: string): fc.Arbitrary<Uint8Array> {
  const record = records[name] ?? { t: 'begin', run: 'x' };
  const text = JSON.stringify(record);
  const fields = Object.keys(record);
  const changed = fc
    .tuple(fc.constantFrom(...fields), fc.oneof(fc.jsonValue(), fc.constant('__proto__')))
    .map(([field, value]) => JSON.stringify({ ...record, [field]: value }));
  const written = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(
      '',
      'null',
      '[]',
      '{"version":2}',
      '{"version":1}',
      '\uFEFF{}',
      '['.repeat(9999),
    ),
    fc.nat(text.length).map((end) => text.slice(0, end)),
    changed,
    changed.map((line) => `${line}\n${text}\n`),
  );
  return fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    written.map((one) => Buffer.from(one)),
  );
}

const file = fc.constantFrom(...Object.keys(records), ...journals);
const damage = file.chain((name) => contentOf(name).map((bytes) => ({ name, bytes })));

function start(ports: TestPorts) {
  const core = compose({
    ...ports,
    activityFile: createAppendLog(ports.dataFolder, 'activity', 'history'),
    bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger'),
  });
  return core;
}

/** Whether the content happens to be a valid record. */
function isRecord(name: string, bytes: Uint8Array): boolean {
  const disk = createMemoryDisk();
  const { name: recordName } = path.parse(name);
  disk.putText(recordName, Buffer.from(bytes).toString('utf8'));
  const opened: Readonly<Record<string, { read(): { type: string } } | undefined>> = {
    ...openSeatRecords({ stores: disk.stores(), clock: createManualClock() }),
  };
  return opened[recordName]?.read().type === 'value';
}

/** Whether these bytes are still in the folder: in place, set aside, or at the beginning of a file that grew. */
function isPreserved(folder: string, name: string, bytes: Uint8Array): boolean {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((one) => {
      const fileName = path.basename(one);
      return fileName === name || fileName.startsWith(`${name}.corrupt-`);
    })
    .some((one) => {
      const content = fs.readFileSync(path.join(folder, one));
      return content.subarray(0, bytes.length).equals(bytes);
    });
}

test(
  'with any files in the data folder the app starts, reports what it cannot read, and loses none of it',
  { timeout: 120_000 },
  async () => {
    const reportedFiles = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        // No server answers: an intact record must not cause a request to a real one.
        const ports = createTestPorts({ http: { send: async () => ({ type: 'no-answer' }) } });
        try {
          const last = new Map(damages.map(({ name, bytes }) => [name, bytes]));
          fs.writeFileSync(path.join(ports.dataFolder, 'device.json'), JSON.stringify(device));
          for (const [name, bytes] of last) {
            fs.writeFileSync(path.join(ports.dataFolder, name), bytes);
          }
          const core = start(ports);
          const state = core.state.get();
          expect(v.safeParse(AppState, structuredClone(state)).issues).toBeUndefined();
          const asides = fs
            .readdirSync(ports.dataFolder, { recursive: true, encoding: 'utf8' })
            .map((name) => path.basename(name))
            .filter((name) => name.includes('.corrupt-'))
            .map((name) => name.slice(0, name.indexOf('.corrupt-')));
          for (const [name, bytes] of last) {
            const isKept = isRecord(name, bytes) || isPreserved(ports.dataFolder, name, bytes);
            expect({ name, isKept }).toEqual({ name, isKept: true });
          }
          const shown = deviceOfState(state);
          const reported = [
            state.localFailure?.file,
            shown.type === 'unreadable' ? shown.failure.file : undefined,
          ];
          const unblocking = asides.filter((name) =>
            /^(?:receipt|token|settings|move)\./.test(name),
          );
          // A file of a newer version stays in place, and may be the one that is reported first.
          if (state.localFailure?.code === 'file-unreadable')
            for (const name of unblocking)
              expect(state.localFailure.file?.split(', ')).toContain(name);
          else if (unblocking.length > 0) expect(state.localFailure?.code).toBe('file-newer');
          // The record of a seat and a pending activation stay in place until the person goes on without them.
          for (const name of ['device.json', 'activation.json'].filter((one) => last.has(one))) {
            expect(asides).not.toContain(name);
          }
          for (const names of [...asides, ...reported]) {
            for (const name of names?.split(', ') ?? []) reportedFiles.add(name);
          }
          expect((await core.handlers.activity.list({ filter: {}, limit: 50 })).ok).toBe(true);
          await core.handlers.bulk.window({ offset: 0, count: 10 });
          expect(ports.lines.join('\n')).not.toContain(seededIds.key);
          await core.stop();
        } finally {
          ports.close();
        }
      }),
      { numRuns: 300 },
    );
    // A seat on record, or its unreadable record, is reported before a pending activation.
    const reportableFiles = Object.keys(records).filter((name) => name !== 'activation.json');
    expect(reportedFiles).toEqual(new Set(reportableFiles));
  },
);
