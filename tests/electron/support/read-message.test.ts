import { describe, expect, test } from 'vitest';
import { markedLines } from '../../../electron/services/support/marked-lines.ts';
import { messageLanguage } from '../../../electron/services/support/message-language.ts';
import { messageAuthors } from '../../../electron/services/support/message-sender.ts';
import {
  messageWords,
  seatNamedIn,
  seatWithModelIn,
} from '../../../electron/services/support/named-seat.ts';

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
    ['*Von:* Ann [mailto:ANN@x.example]\n*An:* help@lumen.example', 'ann@x.example'],
    ['**From**: Ann <ann@x.example>\nTo: help@lumen.example', 'ann@x.example'],
    ['De : Ann <ann@x.example>\nÀ : help@lumen.example', 'ann@x.example'],
    // Without another sender, Polar's mail has come from Polar.
    ['From: Lumen <noreply@polar.sh>\nTo: ann@x.example', 'noreply@polar.sh'],
    // The outermost header.
    ['From: desk@reseller.example\n\n> From: ann@x.example', 'desk@reseller.example'],
    ['<p><b>From:</b> Ann &lt;ann@x.example&gt;</p>', 'ann@x.example'],
    ['Write to me at ann@x.example', 'ann@x.example'],
    ['Thanks\n\nAm 23.11. schrieb Support <\nhelp@lumen.example>:\n> Hallo', null],
    ['Thanks\nOn 23 Nov, Support <help@lumen.example> wrote:\nHello', null],
    ['Thanks\n> Write to help@lumen.example', null],
    ['I moved from: Oslo. ann@x.example or bob@x.example', null],
  ])('of %j is %s', (text, sender) => {
    expect(messageAuthors(text)).toEqual(sender === null ? [] : [sender]);
  });
});

describe('a forwarded message', () => {
  const agent = 'agent@lumen.example';
  const ann = 'ann@x.example';
  const outer = `From: Agent <${agent}>\nTo: help@lumen.example\n`;
  test.each([
    [
      'Gmail',
      `${outer}Subject: Fwd: seat\n\n---------- Forwarded message ---------\nFrom: Ann <${ann}>\nDate: Tue, Nov 24, 2026 at 9:01 AM\nSubject: seat\nTo: <${agent}>\n\nHello`,
    ],
    [
      'Gmail in German',
      `Von: Agent <${agent}>\nAn: help@lumen.example\n\n---------- Weitergeleitete Nachricht ---------\nVon: Ann <${ann}>\nDate: Di., 24. Nov. 2026 um 09:01 Uhr\nSubject: Platz\nTo: <${agent}>`,
    ],
    [
      'Apple Mail',
      `${outer}Subject: Fwd: seat\n\nFYI\n\n> Begin forwarded message:\n>\n> From: Ann <${ann}>\n> Subject: seat\n> Date: November 24, 2026 at 9:01:12 AM GMT+1\n> To: ${agent}\n>\n> Hello`,
    ],
    [
      'Apple Mail in German',
      `Von: Agent <${agent}>\nAn: help@lumen.example\n\n> Anfang der weitergeleiteten Nachricht:\n>\n> Von: Ann <${ann}>\n> Betreff: Platz\n> Datum: 24. November 2026 um 09:01:12 MEZ\n> An: ${agent}\n>\n> Hallo`,
    ],
    [
      'Outlook',
      `From: Agent <${agent}>\nSent: Tuesday, 24 November 2026 09:05\nTo: Help <help@lumen.example>\nSubject: FW: seat\n\nSee below.\n\n________________________________\nFrom: Ann <${ann}<mailto:${ann}>>\nSent: Tuesday, 24 November 2026 09:01\nTo: ${agent}\nSubject: seat\n\nHello`,
    ],
    [
      'Outlook in German',
      `Von: Agent <${agent}>\nGesendet: Dienstag, 24. November 2026 09:05\nAn: Hilfe <help@lumen.example>\nBetreff: WG: Platz\n\nVon: Ann <${ann}>\nGesendet: Dienstag, 24. November 2026 09:01\nAn: ${agent}\nBetreff: Platz\n\nHallo`,
    ],
    [
      'Thunderbird',
      `Subject: Fwd: seat\n${outer}\n-------- Forwarded Message --------\nSubject: seat\nDate: Tue, 24 Nov 2026 09:01:12 +0100\nFrom: Ann <${ann}>\nTo: ${agent}\n\nHello`,
    ],
    [
      'Thunderbird in German',
      `Betreff: Fwd: Platz\nVon: Agent <${agent}>\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Platz\nDatum: Tue, 24 Nov 2026 09:01:12 +0100\nVon: Ann <${ann}>\nAn: ${agent}\n\nHallo`,
    ],
  ])('of %s has the one who forwarded it and the one who wrote it', (_, text) => {
    expect(messageAuthors(text)).toEqual([agent, ann]);
    expect(messageAuthors(text.replaceAll('\n', '\r\n'))).toEqual([agent, ann]);
  });

  const mark = (line: string) =>
    `From: Agent <${agent}>\nTo: help@lumen.example\n\nSee below.\n\n${line}\nFrom: Ann <${ann}>\n\nHello`;
  test.each([
    '---------- Forwarded message ---------',
    '---------- Weitergeleitete Nachricht ---------',
    '---------- Message transféré ---------',
    '---------- Message transfere ---------',
    '---------- Mensaje reenviado ---------',
    '---------- Messaggio inoltrato ---------',
    '---------- Doorgestuurd bericht ---------',
    '-------- Forwarded Message --------',
    'Begin forwarded message:',
    'Anfang der weitergeleiteten Nachricht:',
    'Anfang der weitergeleiteten E-Mail:',
    'Début du message réexpédié :',
    'Debut du message reexpedie :',
    'Inicio del mensaje reenviado:',
    'Inizio messaggio inoltrato:',
    'Begin doorgestuurd bericht:',
  ])('shows by the line %j alone', (line) => {
    expect(messageAuthors(mark(line))).toEqual([agent, ann]);
    expect(messageAuthors(mark(`My ${line}`))).toEqual([agent]);
  });

  test.each([
    'Subject: FW: seat',
    'Subject: Fwd: seat',
    '*Betreff:* WG: Platz',
    'Objet : TR : poste',
    'Asunto: RV: puesto',
    'Oggetto: Fwd: posto',
    'Onderwerp: Doorst: plaats',
  ])('shows by %j alone', (subject) => {
    const message = (line: string) =>
      `From: Agent <${agent}>\n${line}\n\nSee below.\n\nFrom: Ann <${ann}>\n\nHello`;
    expect(messageAuthors(message(subject))).toEqual([agent, ann]);
    expect(messageAuthors(message(`The ${subject}`))).toEqual([agent]);
  });

  test('has the one who wrote it last, and not the one whom that person answered', () => {
    const answered = `From: Help <help@lumen.example>\nSubject: seat\n\nHello Ann`;
    const text = `${outer}Subject: FW: seat\n\nFrom: Ann <${ann}>\nSubject: RE: seat\n\nThanks\n\n${answered}`;
    expect(messageAuthors(text)).toEqual([agent, ann]);
  });

  test.each([
    [
      'an answer with the header of what it answers',
      `From: Ann <${ann}>\nSubject: RE: seat\n\nThanks\n\n________________________________\nFrom: Agent <${agent}>\nSubject: seat`,
      [ann],
    ],
    [
      'an answer to a forwarded message',
      `Von: Ann <${ann}>\nBetreff: AW: WG: Platz\n\nDanke\n\nVon: Agent <${agent}>\nBetreff: WG: Platz`,
      [ann],
    ],
    [
      'the order mail of Polar, forwarded by the customer',
      `From: Ann <${ann}>\nSubject: Fwd: Your order\n\n---------- Forwarded message ---------\nFrom: Lumen Labs <noreply@notifications.polar.sh>`,
      [ann],
    ],
  ])('is not %s', (_, text, authors) => {
    expect(messageAuthors(text)).toEqual(authors);
  });
});

/** Returns seats of devices with these names. */
function seatsOf(...labels: readonly string[]) {
  return labels.map((label, index) => ({
    activationId: String(index),
    hash: String(index),
    label,
    meta: null,
    activatedAt: null,
  }));
}

describe('a model that a message names', () => {
  test.each([
    ['my MacBook Air is gone', ['Ingrid’s MacBook Air', 'STUDIO-01'], 'Ingrid’s MacBook Air'],
    ['mein macbook air ist weg', ['MacBook Air von Ingrid'], 'MacBook Air von Ingrid'],
    ['the MacBook Air', ["Jonas' MacBook Air"], "Jonas' MacBook Air"],
    ['the MacBook Air', ['MacBook Air of Ingrid'], 'MacBook Air of Ingrid'],
    ['le MacBook Air', ['MacBook Air de Ingrid'], 'MacBook Air de Ingrid'],
    ['il MacBook Air', ['MacBook Air di Ingrid'], 'MacBook Air di Ingrid'],
    ['o MacBook Air', ['MacBook Air da Ingrid'], 'MacBook Air da Ingrid'],
    ['de MacBook Air', ['MacBook Air van Ingrid'], 'MacBook Air van Ingrid'],
    // The whole name is not a model.
    ['my MacBook Air is gone', ['MacBook Air'], null],
    // One word is said of many devices.
    ['my MacBook is gone', ['Ingrid’s MacBook'], null],
    ['my MacBook is gone', ['Ingrid’s MacBook Air'], null],
    ['the MacBook Air', ['Ingrid’s MacBook Air', 'Jonas’s MacBook Air'], null],
  ])('%j of %j is %s', (text, labels, label) => {
    expect(seatWithModelIn(messageWords(text), seatsOf(...labels))?.label ?? null).toBe(label);
  });
});

describe('a device that a message names', () => {
  const seats = seatsOf('Ingrid’s MacBook Air', 'MacBook Air', 'STUDIO-01', 'PC', 'Twin', 'twin');
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
