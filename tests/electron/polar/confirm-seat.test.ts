import { describe, expect, test } from 'vitest';
import { confirmSeat } from '../../../electron/polar/find-seat.ts';
import { unreadable, type Answer, type Refusal } from '../../../electron/polar/outcome.ts';
import type { ValidatedLicense } from '../../../electron/polar/wire.ts';
import {
  seat,
  alive,
  activation,
  another,
  withStatus,
  showing,
  gone,
  factsOfSeat,
  sayNothing,
  polarWith,
} from '../../support/seat-answers.ts';

const open = (answer: Refusal) => ({ type: 'open', answer }) as const;

describe('an activation that is handed to this computer', () => {
  const inactive = { type: 'key-inactive', reason: 'inactive' } as const;
  const expired = { type: 'key-inactive', reason: 'expired' } as const;
  const invalid: Refusal = { type: 'refused', failure: { code: 'request-invalid' } };
  const refusedAsInvalid = { type: 'refused', code: 'request-invalid' } as const;

  test.each<[string, Answer<ValidatedLicense>, unknown]>([
    ['shows it', showing(activation), { type: 'confirmed', facts: factsOfSeat }],
    ['shows another one', showing(another), open(unreadable)],
    ['shows none', showing(null), open(unreadable)],
    ['was made with conditions', gone('conditions'), { type: 'confirmed', facts: null }],
    ['calls the key inactive', gone('inactive'), inactive],
    ['calls the key expired', gone('expired'), expired],
    ['has unknown text', gone('unclear'), open(unreadable)],
    ['refuses its form', invalid, refusedAsInvalid],
    ...sayNothing.map((answer): [string, Refusal, unknown] => [
      `is ${JSON.stringify(answer)}`,
      answer,
      open(answer),
    ]),
  ])('is confirmed or refused by the first answer, which %s', async (_, answer, confirmation) => {
    // A second question would fail the test.
    expect(await confirmSeat(polarWith({ seat: answer }), seat)).toEqual(confirmation);
  });

  test.each<[string, Answer<ValidatedLicense>, unknown]>([
    ['is known', alive, { type: 'refused', code: 'activation-unknown' }],
    ['is disabled', withStatus('disabled'), open(unreadable)],
    ['is revoked', withStatus('revoked'), open(unreadable)],
    ['has an unknown status', withStatus('unknown'), open(unreadable)],
    ['is unknown', gone('nothing-found'), { type: 'refused', code: 'key-unknown' }],
    ['is inactive', gone('inactive'), inactive],
    ['is expired', gone('expired'), expired],
    ['has conditions', gone('conditions'), open(unreadable)],
    ['gets unknown text', gone('unclear'), open(unreadable)],
    ['is refused for its form', invalid, refusedAsInvalid],
    ...sayNothing.map((answer): [string, Refusal, unknown] => [
      `gets ${JSON.stringify(answer)}`,
      answer,
      open(answer),
    ]),
  ])(
    'and was not found is confirmed or refused by its key, which %s',
    async (_, key, confirmation) => {
      const keys = polarWith({ seat: gone('nothing-found'), key });
      expect(await confirmSeat(keys, seat)).toEqual(confirmation);
    },
  );
});
