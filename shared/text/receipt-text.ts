import type { Receipt } from '../receipt.ts';
import { formatDateTime, type Place } from '../format.ts';
import { isVisible, nameInSentence, oneLine } from '../foreign-text.ts';
import type { MainText, WindowText } from './text.ts';

/** What a receipt is written in, by main and by the window. */
type ReceiptWords = MainText | WindowText;

/** The seats before and after a release, such as "2 of 3 → 1 of 3"; null where the endpoint lists none. */
export function seatChange(
  { before, after }: Pick<Receipt, 'before' | 'after'>,
  text: ReceiptWords,
): string | null {
  const { short } = text.device.seats;
  if (before !== null && after !== null) return `${short(before)} → ${short(after)}`;
  return after === null ? null : short(after);
}

/** A receipt's lines in the order they are read: what a line is about, and what it says. */
export function receiptLines(
  receipt: Receipt,
  text: ReceiptWords,
  place: Place,
): readonly (readonly [label: string, value: string])[] {
  const words = text.receipt;
  return [
    [words.result, words.how[receipt.how]],
    [words.released, formatDateTime(receipt.releasedAt, place)],
    [words.asked, formatDateTime(receipt.askedAt, place)],
    [words.askedByLabel, words.askedBy[receipt.askedBy]],
    [words.device, isVisible(receipt.label) ? nameInSentence(receipt.label) : text.app.unnamed],
    [words.key, receipt.displayKey],
    [words.seats, seatChange(receipt, text) ?? words.seatsUnknown],
    [words.server, text.app.servers[receipt.server]],
    [words.code, receipt.activationHash],
    [words.id, oneLine(receipt.id)],
    [words.appVersion, oneLine(receipt.appVersion)],
  ];
}

/** The receipt as plain text, to copy or to save. `product` is the name the app goes by. */
export function receiptText(
  receipt: Receipt,
  text: ReceiptWords,
  place: Place,
  product: string,
): string {
  const lines = receiptLines(receipt, text, place);
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return [
    text.receipt.heading(product),
    '',
    ...lines.map(([label, value]) => `${`${label}:`.padEnd(width)}${value}`),
    '',
    text.receipt.note,
    '',
  ].join('\n');
}
