import { expect, test } from 'vitest';
import { noSeat } from '../../../electron/cli/chosen-seat.ts';
import { jointAnswer, seatNameOf, worstExitCode } from '../../../electron/cli/joint-answer.ts';
import { seatStatusAnswer } from '../../../electron/cli/device-answer.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const { active } = windowStates(Date.UTC(2026, 10, 23));
if (active === undefined) throw new Error('There is no active seat.');
const device = deviceOfState(active);
const choice = { ...noSeat, id: 'aaaaaaa1', device };
const answer = seatStatusAnswer(device);
const product: LicenseName = { type: 'product', name: 'Lumen Studio' };
const own: LicenseName = { type: 'own', name: 'Render wall' };
const key: LicenseName = { type: 'key', prefix: 'LUMEN', displayKey: '****-4C7A91' };

test.each([
  ['its product and the end of its key', { ...choice, name: product }, 'Lumen Studio ****-4C7A91'],
  ['the name that the person gave it', { ...choice, name: own }, 'Render wall ****-4C7A91'],
  ['the end of its key', { ...choice, name: key }, '****-4C7A91'],
  ['its id', { ...noSeat, id: 'aaaaaaa1' }, 'Seat aaaaaaa1'],
])('a seat is named by %s', (_, named, expected) => {
  expect(seatNameOf(named)).toBe(expected);
});

test('the list has the product, else the name that the person gave the license', () => {
  const named = { choice: { ...choice, name: product }, answer };
  const ofPerson = { choice: { ...choice, name: own }, answer };
  expect(jointAnswer([named, ofPerson, { choice, answer }], answer).facts['seats']).toEqual([
    expect.objectContaining({ product: 'Lumen Studio' }),
    expect.objectContaining({ name: 'Render wall' }),
    expect.not.objectContaining({ product: expect.anything() }),
  ]);
});

test('the answer about one seat keeps its message and its fields', () => {
  const { message, facts, ...rest } = jointAnswer([{ choice, answer }], answer);
  expect({ message, ...rest }).toMatchObject({ message: answer.message, exitCode: 0, code: null });
  expect(facts).toMatchObject(answer.facts);
});

test.each([
  [[], 3],
  [[0, 3], 0],
  [[0, 5, 3], 5],
  [[5, 6, 0], 6],
  [[6, 4], 4],
  [[4, 1, 6], 1],
])('the worst exit code of %j is %i', (codes, expected) => {
  expect(worstExitCode(codes)).toBe(expected);
});
