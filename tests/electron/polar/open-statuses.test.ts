import { expect, test } from 'vitest';
import type { HttpAnswer } from '../../../electron/ports.ts';
import { refusalOf } from '../../../electron/polar/outcome.ts';

function withStatus(status: number): HttpAnswer {
  return { type: 'answer', status, header: () => null, text: '<html>' };
}

test.each([408, 500, 502, 503, 504, 522])('%i leaves open whether Polar acted', (status) => {
  expect(refusalOf(withStatus(status), 0).type).toBe('doubtful');
});

// HTTP says of these that the request was not processed. https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20, rfc8470#section-5.2
test.each([421, 425])('%i says that the request was not processed', (status) => {
  expect(refusalOf(withStatus(status), 0)).toEqual({
    type: 'refused',
    failure: { code: 'not-polar' },
  });
});
