import type { Fault } from '../../../support/polar/faults.ts';
import { both, fault, shortDeadline, tooLate, type ReleaseCase } from './release-case.ts';

/** Polar's answer came. */
export const answered: ReleaseCase[] = [
  ...both({ name: '204', arrange: () => undefined, end: 'confirmed', seat: 'free', sent: 1 }),
  ...both({
    name: '404, gone already',
    arrange: (polar) => polar.seller.release(polar.activationId),
    end: 'found-free',
    seat: 'free',
    sent: 1,
  }),
  ...both({
    name: '404 without words of Polar’s',
    arrange: fault({ kind: 'bare-404' }),
    end: 'version-not-served',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: 'a log-in page',
    arrange: fault({ kind: 'captive-portal' }),
    end: 'not-polar',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    // A success that cannot be read: Polar may have acted, so the seat is checked.
    name: 'JSON that is none',
    arrange: fault({ kind: 'not-json' }),
    end: 'still-held',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: 'a redirect',
    arrange: (polar) => fault({ kind: 'redirect', to: `${polar.baseUrl}/v1/elsewhere` })(polar),
    end: 'not-polar',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: '422',
    arrange: fault({ kind: 'fields-refused' }),
    end: 'request-invalid',
    seat: 'held',
    sent: 1,
  }),
  {
    name: '401',
    family: 'token',
    arrange: (polar) => polar.seller.revokeToken(polar.token),
    end: 'token-rejected',
    seat: 'held',
    sent: 1,
  },
];

const lost: Fault[] = [
  { kind: 'answer-lost' },
  { kind: 'reset-after' },
  { kind: 'truncated' },
  { kind: 'error-after' },
  { kind: 'late-answer', ms: tooLate },
];
const neverArrived: Fault[] = [
  { kind: 'request-lost' },
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'error-before' },
  { kind: 'bad-gateway' },
  { kind: 'oversized', bytes: 3 * 1024 * 1024 },
  { kind: 'oversized', bytes: 65 * 1024 * 1024 },
];

/** Nobody knows whether Polar acted, until the app looks. */
export const doubtful: ReleaseCase[] = [
  ...lost.flatMap((met) =>
    both({
      name: `Polar acted: ${met.kind}`,
      arrange: fault(met),
      ...(met.kind === 'late-answer' ? { deadline: shortDeadline } : {}),
      end: 'found-free',
      seat: 'free',
      sent: 1,
    }),
  ),
  ...neverArrived.flatMap((met) =>
    both({
      name: `Polar did not act: ${met.kind}${'bytes' in met ? ` ${met.bytes}` : ''}`,
      arrange: fault(met),
      ...(met.kind === 'hang' ? { deadline: shortDeadline } : {}),
      end: 'still-held',
      seat: 'held',
      sent: 1,
    }),
  ),
  ...both({
    name: 'two reads that lag behind',
    arrange(polar) {
      fault({ kind: 'answer-lost' })(polar);
      polar.faults.add({ kind: 'stale-read' }, { times: 2 });
    },
    end: 'found-free',
    seat: 'free',
    sent: 1,
  }),
];
