import { describe, expect, test } from 'vitest';
import { markedLines } from '../../../electron/services/support/marked-lines.ts';
import { messageLanguage } from '../../../electron/services/support/message-language.ts';
import { messageSender } from '../../../electron/services/support/message-sender.ts';
import { messageWords, seatNamedIn } from '../../../electron/services/support/named-seat.ts';

describe('the language of a message', () => {
  test.each([
    ['Hello, could you please release my old laptop? Thanks', 'en'],
    ['Guten Tag, bitte geben Sie den Platz meines Rechners frei. Danke', 'de'],
    // The seller wrote the quotation.
    ['Danke, hat nicht geklappt.\n> Hello, please send us the key of your license.', 'de'],
    ['Hello, it is still broken.\n> Guten Tag, bitte senden Sie uns Ihren Schlüssel.', 'en'],
    ['Subject: please release my seat\nVon: x@x.example\nDer Rechner ist kaputt.', 'de'],
    ['Bonjour, mon ordinateur est en panne.', null],
    ['****-9E3779', null],
    ['', null],
  ])('of %j is %s', (text, language) => {
    expect(messageLanguage(text)).toBe(language);
  });
});

describe('the sender of a message', () => {
  test.each([
    ['From: Ann <ann@x.example>\nTo: help@lumen.example', 'ann@x.example'],
    ['*Von:* Ann [mailto:ANN@x.example]', 'ann@x.example'],
    // The outermost header.
    ['From: desk@reseller.example\n\n> From: ann@x.example', 'desk@reseller.example'],
    ['<p><b>From:</b> Ann &lt;ann@x.example&gt;</p>', 'ann@x.example'],
    ['Write to me at ann@x.example', 'ann@x.example'],
    ['Thanks\n\nAm 23.11. schrieb Support <\nhelp@lumen.example>:\n> Hallo', null],
    ['Thanks\nOn 23 Nov, Support <help@lumen.example> wrote:\nHello', null],
    ['Thanks\n> Write to help@lumen.example', null],
    ['I moved from: Oslo. ann@x.example or bob@x.example', null],
  ])('of %j is %s', (text, sender) => {
    expect(messageSender(text)).toBe(sender);
  });
});

describe('a device that a message names', () => {
  const seats = ['Ingrid’s MacBook Air', 'MacBook Air', 'STUDIO-01', 'PC', 'Twin', 'twin'].map(
    (label, index) => ({
      activationId: String(index),
      hash: String(index),
      label,
      meta: null,
      activatedAt: null,
    }),
  );
  test.each([
    ['my macbook air is gone', 'MacBook Air'],
    ['ingrid\u00adʼs Mac\u200bbook\u00a0Air', 'Ingrid’s MacBook Air'],
    ['Ingrid\u2019s\n> MacBook   Air.', 'Ingrid’s MacBook Air'],
    ['Gerät: »studio\u201101«', 'STUDIO-01'],
    ['the macbook', null],
    ['my PC', null],
    // Two seats have this name.
    ['it is the twin', null],
    ['pairstudio-012', null],
  ])('%j is %s', (text, label) => {
    expect(seatNamedIn(messageWords(text), seats)?.label ?? null).toBe(label);
  });
});

describe('the marks in a message', () => {
  const uuid = '9e3779b9-7f4a-4c15-8a3e-d1b54a32d192';
  const clues = [
    { type: 'key', name: uuid, shown: '****-32D192' },
    { type: 'email', name: 'ann@x.example', shown: 'ann@x.example' },
    { type: 'ending', name: '32d192', shown: '****-32D192' },
    { type: 'device', name: 'studio workstation', shown: 'Studio workstation' },
  ] as const;
  const marksOf = (text: string) =>
    markedLines(text, clues).map((parts) =>
      parts.map(({ text: part, type }) => (type === null ? part : `[${part}]`)).join(''),
    );

  test.each([
    [`My key: LUMEN-${uuid.toUpperCase()}, thanks`, ['My key: [****-32D192], thanks']],
    [
      `> key LUMEN-9e37\u00ad79b9-7f4a\u20114c15-8a3e-d1\n> b54a32d192!\nBye`,
      ['key [****-32D192]!'],
    ],
    ['ends with ••32D192.', ['ends with [****-32D192].']],
    ['Hello\n\nFrom: joann@x.example, ann@x.example', ['From: joann@x.example, [ann@x.example]']],
    ['the Studio\n  workstation is gone', ['the [Studio workstation] is gone']],
    ['<p>Mail: ann&#64;x.example</p><p>Bye</p>', ['Mail: [ann@x.example]']],
    ['nothing here', []],
  ])('of %j', (text, lines) => {
    expect(marksOf(text)).toEqual(lines);
  });

  test('shorten long lines, and remove what turns the direction of reading', () => {
    const [line = ''] = marksOf(`${'x '.repeat(500)}\u202eann@x.example ${'y'.repeat(500)}`);
    expect(line).toMatch(/^…[x ]{80}\[ann@x\.example\] y{79}…$/);
    expect(marksOf('ann@x.example\n'.repeat(500))).toHaveLength(20);
  });

  test('take time in proportion to the text', () => {
    const started = performance.now();
    for (const text of [
      'a'.repeat(100_000),
      ' '.repeat(100_000),
      '*'.repeat(100_000),
      '<'.repeat(100_000),
    ])
      marksOf(text);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
