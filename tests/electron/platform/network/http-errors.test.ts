import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerFromError } from '../../../../electron/platform/network/http-errors.ts';
import { supportCodes } from '../../../../shared/failure.ts';

const document = readFileSync(new URL('../../../../docs/release.md', import.meta.url), 'utf8');

/** The documented names, each with its meaning and the code that a person sees. */
const documented = document
  .split('\n')
  .map((line) => /^\| (`[A-Z].*`) \| (by name|by body|not known) \| (?:`(.*)`)? ?\|/.exec(line))
  .flatMap((row) => {
    if (row === null) return [];
    const [, names = '', meaning = '', code] = row;
    return names.split(', ').map((name) => ({ name: name.replaceAll('`', ''), meaning, code }));
  });

/** What the window would show: the support code where nothing was sent. */
function outcomeOf(name: string, body: Parameters<typeof answerFromError>[1]): string {
  const answer = answerFromError(`net::ERR_${name}`, body);
  return answer.type === 'not-sent' ? supportCodes[answer.why] : answer.type;
}

describe('a request that failed', () => {
  test('has each name in docs/release.md once', () => {
    const names = documented.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['CONNECTION_RESET', 'CERT_DATABASE_CHANGED']));
    expect(names.length).toBeGreaterThan(90);
  });

  test.each(documented)('means what docs/release.md says: ERR_$name', ({ name, meaning, code }) => {
    const unsent = code ?? 'no-answer';
    expect(outcomeOf(name, 'none')).toBe(meaning === 'not known' ? 'no-answer' : unsent);
    expect(outcomeOf(name, 'uncertain')).toBe(meaning === 'by name' ? unsent : 'no-answer');
    const isDemand = code === supportCodes['certificate-demanded'];
    const isKnown = meaning === 'by name' || isDemand;
    expect(outcomeOf(name, 'unreported')).toBe(isKnown ? unsent : 'no-answer');
    expect(outcomeOf(name, 'started')).toBe('no-answer');
  });

  test.each(['', 'Something of a later Chromium', 'net::ERR_OF_A_LATER_CHROMIUM'])(
    'counts as received where its name is unknown: “%s”',
    (message) => {
      expect(answerFromError(message, 'none')).toEqual({ type: 'no-answer' });
    },
  );

  test('is a redirect where the server redirected it', () => {
    expect(
      answerFromError("Attempted to redirect, but redirect policy was 'error'", 'started'),
    ).toEqual({ type: 'redirected' });
  });
});
