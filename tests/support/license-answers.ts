import type { KeyPreview, ListedSeat } from '../../shared/key-preview.ts';
import { caseBlock } from '../../shared/support-case.ts';
import { en } from '../../shared/text/en.ts';

const day = 24 * 60 * 60_000;

function seat(now: number, order: number, label: string, change: Partial<ListedSeat> = {}) {
  return {
    seat: `${order}c4f90d27ab1`,
    label,
    activatedAt: now - order * 61 * day,
    isDuplicate: false,
    hasThisComputersName: false,
    isThisComputer: false,
    ...change,
  } satisfies ListedSeat;
}

/** Previews of a key by the amount that the app knows, as read at `now`. */
export function keyPreviews(now: number) {
  const one: KeyPreview = {
    server: 'production',
    displayKey: '****-4C7A91',
    product: null,
    expiresAt: null,
    limit: 3,
    taken: null,
  };
  const studio = seat(now, 1, 'Studio iMac');
  const twin = { isDuplicate: true };
  return {
    /** Without a token Polar lists no seats. */
    open: one,
    /** The vendor file names the product. */
    named: { ...one, product: 'Lumen Studio Pro' },
    withoutSeats: { ...one, limit: null },
    listed: { ...one, expiresAt: now + 200 * day, taken: { count: 1, seats: [studio] } },
    likeThis: {
      ...one,
      taken: {
        count: 2,
        seats: [studio, seat(now, 4, 'lena-macbook', { hasThisComputersName: true })],
      },
    },
    ownSeat: {
      ...one,
      taken: {
        count: 2,
        seats: [seat(now, 4, 'Lena’s old name', { isThisComputer: true }), studio],
      },
    },
    full: {
      ...one,
      taken: {
        count: 3,
        seats: [studio, seat(now, 2, 'MATEO-PC', twin), seat(now, 5, 'MATEO-PC', twin)],
      },
    },
    /** The seller lowered the limit below the seats in use. */
    overLimit: {
      ...one,
      limit: 2,
      taken: {
        count: 3,
        seats: [studio, seat(now, 2, 'Edit bay 3'), seat(now, 5, 'render-node-1')],
      },
    },
    fullLikeThis: {
      ...one,
      limit: 1,
      taken: { count: 1, seats: [seat(now, 4, 'lena-macbook', { hasThisComputersName: true })] },
    },
  } satisfies Record<string, KeyPreview>;
}

/** Returns a support case as the main process creates it at `now`. */
export function supportCaseAt(now: number): { readonly code: string; readonly text: string } {
  const code = 'BCDF-GHJK';
  const { bundle, reasons } = en.support;
  const block = caseBlock({
    version: 1,
    code,
    createdAt: now,
    about: 'another-device',
    reason: 'broken',
    server: 'production',
    displayKey: '****-4C7A91',
    activationHash: null,
    deviceName: 'Old ThinkPad',
    lastUsed: 'in May',
    situation: 'none',
    failure: null,
    appVersion: '0.1.0',
    platform: 'darwin arm64',
  });
  const lines = [
    bundle.title(code),
    '',
    bundle.reason(reasons.broken),
    bundle.device('Old ThinkPad'),
    bundle.lastUsed('in May'),
    bundle.key('****-4C7A91'),
    '',
    bundle.note,
    '',
    block,
    '',
  ];
  return { code, text: lines.join('\n') };
}
