import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { caseText } from '../../electron/services/support/support-cases.ts';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { caseMark, type SupportCase } from '../../shared/support-case.ts';
import { catalogue } from '../../shared/text/catalogue.ts';
import { mailTransforms } from './mail-transforms.ts';
import type { Polar } from './polar/start-polar.ts';

/** Names of made-up customer mails, in the form in which mail programs show and write them. */
export const mailNames = [
  'outlook-en',
  'gmail-de',
  'apple-mail-en',
  'thunderbird-de',
  'mobile-en',
  'web-mail-de.html',
  'exchange-de',
  'forwarded-twice-en',
  'source-quoted-printable',
  'pdf-copy-en',
  'nothing-de',
  'contradiction-en',
] as const;
export type MailName = (typeof mailNames)[number];

/** Transforms that the mail program of each mail applies to the case. */
const programs: Partial<Record<MailName, readonly (keyof typeof mailTransforms)[]>> = {
  'gmail-de': ['wrapped at 72', 'quoted'],
  'apple-mail-en': ['curly quotes', 'no-break spaces', 'quoted'],
  'thunderbird-de': ['wrapped at 65, flowed'],
  'forwarded-twice-en': ['wrapped at 76', 'quoted twice'],
};

/** Returns the case in the mails, about the second seat of the stand-in's license. */
export function caseOfMails(polar: Polar): SupportCase {
  return {
    version: 1,
    code: 'BCDF-GHJK',
    createdAt: 1_795_000_000_000,
    about: 'another-device',
    reason: 'lost',
    server: 'loopback',
    displayKey: `****-${polar.key.slice(-6)}`,
    activationHash: activationHash(polar.otherActivationId),
    deviceName: 'Ingrid’s MacBook Air',
    lastUsed: 'in spring',
    situation: 'none',
    failure: null,
    appVersion: '0.1.0',
    platform: 'linux x64',
  };
}

/** Returns a mail by its name, about the stand-in's license. */
export function mailOf(name: MailName, polar: Polar): string {
  const { key, activationId } = polar;
  const text = name.includes('-de') ? catalogue.de : catalogue.en;
  const sent = (programs[name] ?? []).reduce(
    (sofar, program) => mailTransforms[program]?.(sofar) ?? sofar,
    caseText(caseOfMails(polar), text),
  );
  const middle = key.length - 15;
  const values: Readonly<Record<string, string>> = {
    KEY: key,
    key: key.toLowerCase(),
    KEY_DASHED: key.replaceAll('-', '–'),
    KEY_HTML: key.replaceAll('-', '&#8209;'),
    KEY_SOFT: `${key.slice(0, middle)}=\n${key.slice(middle)}`,
    KEY_BROKEN: `${key.slice(0, middle)}\u00ad\n${key.slice(middle)}`,
    MASKED: `••${key.slice(-6)}`,
    ACTIVATION: activationId,
    CASE: sent,
    CASE_LINES: sent.split(caseMark)[0] ?? '',
  };
  const file = path.join(import.meta.dirname, 'mails', `${name}.txt`);
  return readFileSync(file, 'utf8').replaceAll(
    /\{\{(\w+)\}\}/g,
    (found, field: string) => values[field] ?? found,
  );
}
