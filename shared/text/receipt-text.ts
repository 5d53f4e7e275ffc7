import type { Receipt } from '../receipt.ts';
import { formatDateTime, type FormatContext } from '../format.ts';
import { isVisible, nameInSentence, oneLine } from '../foreign-text.ts';
import type { MainText, WindowText } from './text.ts';

/** The messages of a receipt, of main or of the window. */
type ReceiptText = MainText | WindowText;

/** Returns the seats before and after a release, such as "2 of 3 → 1 of 3"; null if the endpoint lists none. */
export function seatChange(
  { before, after }: Pick<Receipt, 'before' | 'after'>,
  text: ReceiptText,
): string | null {
  const { short } = text.device.seats;
  if (before !== null && after !== null) return `${short(before)} → ${short(after)}`;
  return after === null ? null : short(after);
}

/**
 * Returns a receipt's lines, each a label and a value, in their order. Unknown seats have no line. `license`: the name of the license,
 * where it helps.
 */
export function receiptLines(
  receipt: Receipt,
  text: ReceiptText,
  context: FormatContext,
  license?: string,
): readonly (readonly [label: string, value: string])[] {
  const messages = text.receipt;
  const seats = seatChange(receipt, text);
  return [
    [messages.result, messages.how[receipt.how]],
    [messages.asked, formatDateTime(receipt.askedAt, context)],
    [
      receipt.how === 'confirmed' ? messages.released : messages.foundFree,
      formatDateTime(receipt.releasedAt, context),
    ],
    [messages.askedByLabel, messages.askedBy[receipt.askedBy]],
    [messages.device, isVisible(receipt.label) ? nameInSentence(receipt.label) : text.app.unnamed],
    ...(license === undefined ? [] : [[messages.license, nameInSentence(license)] as const]),
    [messages.key, receipt.displayKey],
    ...(seats === null ? [] : [[messages.seats, seats] as const]),
    [messages.server, text.app.servers[receipt.server]],
    [messages.code, receipt.activationHash],
    [messages.id, oneLine(receipt.id)],
    [messages.appVersion, oneLine(receipt.appVersion)],
  ];
}

/** Returns the receipt as plain text, to copy or to save. `product` is the app's name; `license` the license's, where it helps. */
export function receiptText(
  receipt: Receipt,
  text: ReceiptText,
  context: FormatContext,
  { product, license }: { readonly product: string; readonly license?: string | undefined },
): string {
  const lines = receiptLines(receipt, text, context, license);
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
