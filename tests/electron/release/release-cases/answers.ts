import type { Fault } from '../../../support/polar/faults.ts';
import { both, fault, shortDeadline, tooLate, type ReleaseCase } from './release-case.ts';

/** Polar's answer came. */
export const answeredCases: ReleaseCase[] = [
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
    arrange: fault({ type: 'bare-404' }),
    end: 'version-not-served',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: 'a log-in page',
    arrange: fault({ type: 'captive-portal' }),
    end: 'not-polar',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    // A success that cannot be read: Polar may have acted, so the seat is checked.
    name: 'JSON that is none',
    arrange: fault({ type: 'not-json' }),
    end: 'still-held',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: 'a redirect',
    arrange: (polar) => fault({ type: 'redirect', to: `${polar.baseUrl}/v1/elsewhere` })(polar),
    end: 'not-polar',
    seat: 'held',
    sent: 1,
  }),
  ...both({
    name: '422',
    arrange: fault({ type: 'fields-refused' }),
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
  { type: 'answer-lost' },
  { type: 'reset-after' },
  { type: 'truncated' },
  { type: 'error-after' },
  { type: 'late-answer', ms: tooLate },
];
const neverArrived: Fault[] = [
  { type: 'request-lost' },
  { type: 'reset' },
  { type: 'hang' },
  { type: 'error-before' },
  { type: 'bad-gateway' },
  { type: 'oversized', bytes: 3 * 1024 * 1024 },
  { type: 'oversized', bytes: 65 * 1024 * 1024 },
];

/** It is unknown whether Polar acted, until the app checks. */
export const indeterminateCases: ReleaseCase[] = [
  ...lost.flatMap((networkFault) =>
    both({
      name: `Polar acted: ${networkFault.type}`,
      arrange: fault(networkFault),
      ...(networkFault.type === 'late-answer' ? { deadline: shortDeadline } : {}),
      end: 'found-free',
      seat: 'free',
      sent: 1,
    }),
  ),
  ...neverArrived.flatMap((networkFault) =>
    both({
      name: `Polar did not act: ${networkFault.type}${'bytes' in networkFault ? ` ${networkFault.bytes}` : ''}`,
      arrange: fault(networkFault),
      ...(networkFault.type === 'hang' ? { deadline: shortDeadline } : {}),
      end: 'still-held',
      seat: 'held',
      sent: 1,
    }),
  ),
  ...both({
    name: 'two reads that lag behind',
    arrange(polar) {
      fault({ type: 'answer-lost' })(polar);
      polar.faults.add({ type: 'stale-read' }, { times: 2 });
    },
    end: 'found-free',
    seat: 'free',
    sent: 1,
  }),
];
