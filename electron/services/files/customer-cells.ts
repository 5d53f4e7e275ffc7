import {
  type CustomerWords,
  knownCustomer,
  type NamedCustomer,
} from '../../../shared/customer-name.ts';
import { maskedPerson } from './spreadsheet.ts';

/**
 * Returns a customer's two cells of a table, name and address; empty where Polar has none. They are masked unless `whole`. The short id of
 * an anonymized customer names nobody and is not masked.
 */
export function customerCells(
  customer: NamedCustomer,
  words: CustomerWords,
  whole: boolean,
): readonly [string, string] {
  const { name, email, shortId } = knownCustomer(customer);
  if (shortId !== null) return [words.deletedCustomer(shortId), ''];
  const cell = (text: string | null): string =>
    text === null || whole ? (text ?? '') : maskedPerson(text);
  return [cell(name), cell(email)];
}
