import * as v from 'valibot';
import type { Failure } from '../../../shared/failure.ts';
import { PolarId } from '../../../shared/license.ts';
import type { LicenseQuery, LicenseRow } from '../../../shared/licenses.ts';
import { caseIn, type SupportCase } from '../../../shared/support-case.ts';
import type { DeskAnswer, DeskMatch } from '../../../shared/support-desk.ts';
import { activationHash } from '../seat-record.ts';
import type { KnownSeat } from './known-seats.ts';
import type { LicenseBook } from './license-book.ts';
import type { QueryAnswer } from './license-query.ts';
import { licenseRow } from './license-views.ts';

/** Finds the license and the seat that a pasted text speaks of. */
export type SupportDesk = (text: string) => Promise<DeskAnswer>;

/** More matches than that are no answer. */
const mostMatches = 20;
/** Of several licenses that fit, so many are looked at for the seat. */
const mostLooks = 6;

type Pasted =
  | { readonly is: 'case'; readonly supportCase: SupportCase }
  | { readonly is: Exclude<DeskAnswer['pasted'], 'case'>; readonly text: string };

/** What a person pasted. An id names a license or an activation; only the list knows which. */
function pastedIn(text: string, isLicense: (id: string) => boolean): Pasted {
  const supportCase = caseIn(text);
  if (supportCase !== null) return { is: 'case', supportCase };
  const trimmed = text.trim().slice(0, 300);
  const id = v.safeParse(PolarId, trimmed);
  if (id.success && isLicense(id.output)) return { is: 'license-id', text: id.output };
  if (/^\S+@\S+\.\S+$/.test(trimmed)) return { is: 'email', text: trimmed };
  const lastSix = trimmed.match(/^(?:\*{4}-)?([\dA-Za-z]{6})$/)?.[1];
  if (lastSix !== undefined) return { is: 'last-six', text: lastSix };
  if (/^\S{20,}$/.test(trimmed)) {
    // A key without a prefix and an activation id have one shape; generated keys are upper case.
    const isActivation = id.success && trimmed === trimmed.toLowerCase();
    return { is: isActivation ? 'activation-id' : 'key', text: trimmed };
  }
  return { is: 'text', text: trimmed };
}

type Found = Pick<DeskAnswer, 'matches' | 'unjudged' | 'failure'>;

/** Matches that hang on nothing unknown. */
const sure = (matches: DeskMatch[]): Found => ({ matches, unjudged: 0, failure: null });

/** The desk over the book and the list's queries. */
export function createSupportDesk(deps: {
  readonly book: LicenseBook;
  readonly query: (query: LicenseQuery) => QueryAnswer;
  readonly read: () => Pick<DeskAnswer, 'read' | 'of' | 'isWhole'>;
  readonly now: () => number;
}): SupportDesk {
  const { book } = deps;
  const { table } = book;

  const ask = (text: string): QueryAnswer =>
    deps.query({ text, sort: { by: 'created', descending: true } });

  function rowsFor(text: string, keep: (row: number) => boolean): number[] {
    return text === '' ? [] : Array.from(ask(text).rows.filter(keep).slice(0, mostMatches));
  }

  /** What a text finds anywhere, also in the seats that were looked at. */
  function anywhere(text: string): Found {
    // Nothing to search by: any license may be meant.
    if (text === '') return { ...sure([]), unjudged: table.size() };
    const { rows, unjudged } = ask(text);
    return { ...sure(Array.from(rows.slice(0, mostMatches), (row) => plain(row))), unjudged };
  }

  const endsWith =
    (lastSix: string) =>
    (row: number): boolean =>
      table.text(row).key.slice(-6).toLowerCase() === lastSix.toLowerCase();

  function plain(row: number, seat: KnownSeat | null = null, seatIsGone = false): DeskMatch {
    const license: LicenseRow = licenseRow(table, row, deps.now());
    const named = seat === null ? null : { seat: seat.hash, label: seat.label };
    return { license, seat: named, seatIsGone };
  }

  /**
   * The licenses with the seat of this hash where one has it; looked at, newest first. One that could not be looked at stays among them,
   * with the reason.
   */
  async function withSeat(rows: readonly number[], hash: string): Promise<Found> {
    const matches: DeskMatch[] = [];
    let failure: Failure | null = null;
    for (const row of rows.slice(0, mostLooks)) {
      const looked = await book.look(table.idOf(row), 'person');
      if (!looked.ok) {
        // A license that is gone fits no more.
        if (looked.failure.code === 'license-unknown') continue;
        failure = looked.failure;
        matches.push(plain(row));
        continue;
      }
      const seat = looked.value.seats.find((each) => each.hash === hash);
      if (seat !== undefined) return sure([plain(row, seat)]);
      matches.push(plain(row, null, true));
    }
    const others = rows.slice(mostLooks).map((row) => plain(row));
    return { matches: [...matches, ...others], unjudged: others.length, failure };
  }

  async function find(pasted: Pasted): Promise<Found> {
    switch (pasted.is) {
      case 'case': {
        const { displayKey, activationHash: hash, deviceName } = pasted.supportCase;
        const lastSix = displayKey?.slice(-6) ?? '';
        if (lastSix === '') return anywhere(deviceName ?? '');
        const rows = rowsFor(lastSix, endsWith(lastSix));
        return hash === null ? sure(rows.map((row) => plain(row))) : await withSeat(rows, hash);
      }
      case 'license-id':
        return sure([plain(table.find(pasted.text))]);
      case 'key': {
        const rows = rowsFor(pasted.text, (row) => table.text(row).key === pasted.text);
        return sure(rows.map((row) => plain(row)));
      }
      case 'last-six': {
        const exact = rowsFor(pasted.text, endsWith(pasted.text));
        return exact.length > 0 ? sure(exact.map((row) => plain(row))) : anywhere(pasted.text);
      }
      case 'activation-id': {
        const hash = activationHash(pasted.text);
        for (const [licenseId, seat] of book.seats.all()) {
          const row = seat.hash === hash ? table.find(licenseId) : -1;
          if (row !== -1) return sure([plain(row, seat)]);
        }
        return anywhere(pasted.text);
      }
      case 'email':
        // Whose license it is hangs on no seat.
        return { ...anywhere(pasted.text), unjudged: 0 };
      case 'text':
        return anywhere(pasted.text);
    }
  }

  return async (text) => {
    const pasted = pastedIn(text, (id) => table.find(id) !== -1);
    const found = await find(pasted);
    return {
      pasted: pasted.is,
      supportCase: pasted.is === 'case' ? pasted.supportCase : null,
      ...found,
      ...deps.read(),
    };
  };
}
