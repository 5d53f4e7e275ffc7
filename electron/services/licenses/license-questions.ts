import { type NamedCustomer, shownCustomer } from '../../../shared/customer-name.ts';
import { formatDate, formatNumber, type Place } from '../../../shared/format.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { type LicenseChange, unlimited } from '../../../shared/licenses.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Question } from '../../ports.ts';
import { nameInDialog } from '../../../shared/foreign-text.ts';

/** Whose license a question is about, as Polar told main. */
export interface AskedLicense extends NamedCustomer {
  readonly key: string;
  readonly customerDeleted: boolean;
}

/** A seat as a question names it. */
export interface AskedSeat {
  readonly label: string;
  /** Null where Polar did not tell. */
  readonly activatedAt: number | null;
  readonly isThisComputer: boolean;
}

/** How many devices the question of a bulk release names. */
const mostNamed = 5;

/** The questions before something of a customer is changed, in the words and numbers of the moment. Main's data alone is in them. */
export interface LicenseQuestions {
  release(license: AskedLicense, seat: AskedSeat): Question;
  rotate(license: AskedLicense): Question;
  /** Names everything that the change holds. */
  change(license: AskedLicense, change: LicenseChange): Question;
  bulk(run: {
    readonly licenses: number;
    readonly labels: readonly string[];
    readonly isResumed: boolean;
  }): Question;
}

const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');

/** The questions in the app's present language. */
export function createLicenseQuestions(deps: {
  readonly text: () => MainText;
  readonly place: () => Place;
}): LicenseQuestions {
  const words = () => deps.text().native.confirm;

  function about(license: AskedLicense): string {
    const { name, email } = shownCustomer(license, words());
    const customer = nameInDialog(email === null ? name : `${name} (${email})`);
    const lines = words().license(customer, displayKeyOf(license.key));
    return license.customerDeleted ? `${lines}\n${words().customerDeleted}` : lines;
  }

  function limits(change: LicenseChange): string {
    const { edit, none } = words();
    const place = deps.place();
    const number = (value: number | typeof unlimited): string =>
      value === unlimited ? none : formatNumber(value, place.locale);
    const { seatLimit, usage, usageLimit, expiresAt } = change;
    return [
      ...(seatLimit === undefined ? [] : [edit.seatLimit(number(seatLimit))]),
      ...(usage === undefined ? [] : [edit.usage(number(usage))]),
      ...(usageLimit === undefined ? [] : [edit.usageLimit(number(usageLimit))]),
      ...(expiresAt === undefined
        ? []
        : [expiresAt === unlimited ? edit.noExpiry : edit.expiresAt(formatDate(expiresAt, place))]),
    ].join('\n');
  }

  return {
    release(license, seat) {
      const { release, cancel } = words();
      const { activatedAt } = seat;
      const when = release.activated(
        activatedAt === null ? null : formatDate(activatedAt, deps.place()),
      );
      return {
        message: release.message(nameInDialog(seat.label)),
        detail: paragraphs(
          `${about(license)}\n${when}`,
          seat.isThisComputer ? release.ownDetail : release.detail,
        ),
        confirm: release.confirm,
        cancel,
      };
    },
    rotate(license) {
      const { rotate, cancel } = words();
      const detail = paragraphs(about(license), rotate.detail);
      return { message: rotate.message, detail, confirm: rotate.confirm, cancel };
    },
    change(license, change) {
      const { edit, cancel } = words();
      const { status } = change;
      const act = status === undefined ? { ...edit, detail: '' } : words()[status];
      const detail = paragraphs(about(license), act.detail, limits(change));
      return { message: act.message, detail, confirm: act.confirm, cancel };
    },
    bulk({ licenses, labels, isResumed }) {
      const { bulk, cancel } = words();
      const seats = labels.length;
      const named = labels.slice(0, mostNamed).map(nameInDialog);
      return {
        message: isResumed ? bulk.resumeMessage(seats) : bulk.message(seats, licenses),
        detail: paragraphs(bulk.devices(named, Math.max(0, seats - mostNamed)), bulk.detail),
        confirm: bulk.confirm(seats),
        cancel,
      };
    },
  };
}
