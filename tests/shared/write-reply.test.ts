import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { SettingsChange } from '../../shared/settings.ts';
import { templateProblem } from '../../shared/reply-template.ts';
import { replyText } from '../../shared/text/reply-text.ts';
import { writeReply } from '../../shared/write-reply.ts';

const customer = { customerName: 'Ingrid Solberg', customerEmail: 'ingrid.solberg@example.com' };
const unnamed = { customerName: null, customerEmail: null };
const released = {
  device: 'Old laptop',
  how: 'released',
  caseCode: 'BCDF-GHJK',
  customer,
} as const;

describe('a reply to a customer', () => {
  test('names the customer, the case and the device', () => {
    expect(writeReply('en', undefined, released)).toMatch(
      /^Hello Ingrid Solberg,\n\nThis is about your support case BCDF-GHJK\.\n\nWe have released the seat of “Old laptop”\. You can/,
    );
    expect(writeReply('de', undefined, released)).toMatch(
      /^Guten Tag Ingrid Solberg,\n\nes geht um Ihren Supportfall BCDF-GHJK\.\n\nWir haben den Platz von „Old laptop“ freigegeben\. Sie/,
    );
  });

  test('is whole sentences without a name, a case and a device', () => {
    const bare = { ...released, caseCode: null, device: '', customer: unnamed };
    expect(writeReply('en', undefined, bare)).toMatch(
      /^Hello,\n\nWe have released the seat\. You can now activate[^{}]+”\.\n\nKind regards$/,
    );
    expect(writeReply('en', undefined, { ...bare, how: 'already-free' })).toMatch(
      /^Hello,\n\nThe seat is already free\. You/,
    );
    expect(writeReply('de', undefined, { ...bare, how: 'already-free' })).toMatch(
      /^Guten Tag,\n\nder Platz ist schon frei\. Sie[^{}]+\n\nMit freundlichen Grüßen$/,
    );
  });

  test('goes on with a small letter in German only directly after the greeting', () => {
    expect(writeReply('de', undefined, { ...released, caseCode: null })).toContain(
      'Solberg,\n\nwir haben den Platz',
    );
    expect(writeReply('de', 'Hallo {name}!\n\n{outcome}', released)).toBe(
      'Hallo Ingrid Solberg!\n\nWir haben den Platz von „Old laptop“ freigegeben.',
    );
  });

  test('does not name a deleted customer by their hash', () => {
    const deleted = {
      customerName: 'a'.repeat(64),
      customerEmail: `${'b'.repeat(64)}@anonymized.polar.sh`,
    };
    expect(writeReply('en', undefined, { ...released, customer: deleted })).toMatch(/^Hello,\n/);
  });

  test('shows a name from right to left isolated, and no line break of it', () => {
    const foreign = { customerName: 'דנה\n{outcome}', customerEmail: null };
    const [greeting] = writeReply('en', undefined, { ...released, customer: foreign }).split('\n');
    expect(greeting).toBe('Hello \u2068דנה {outcome}\u2069,');
  });
});

describe('a template', () => {
  test.each([
    ['{outcome} {devise}', { type: 'unknown-field', found: '{devise}' }],
    ['{outcome} {device', { type: 'unknown-field', found: '{device' }],
    ['{outcome} } else', { type: 'unknown-field', found: '} else' }],
    ['Hello {name}', { type: 'no-outcome' }],
    ['{outcome}\n{name} {case} {device}', null],
  ])('%j has the problem %j', (template, problem) => {
    expect(templateProblem(template)).toEqual(problem);
    const isAccepted = v.is(SettingsChange, { replyTemplates: { de: template } });
    expect(isAccepted).toBe(problem === null);
  });

  test('of the app has no problem', () => {
    for (const { template } of Object.values(replyText))
      expect(templateProblem(template)).toBeNull();
  });
});
