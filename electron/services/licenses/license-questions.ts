import { shownCustomer } from '../../../shared/customer-name.ts';
import { formatDate, formatNumber, type FormatContext } from '../../../shared/format.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { type LicenseChange, unlimited } from '../../../shared/licenses.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Question } from '../../ports.ts';
import { nameInDialog } from '../../../shared/foreign-text.ts';
import type { KnownSeat } from './packed-seats.ts';
import type { License } from './license-table.ts';

/** The license that a question is about, by main's data. */
type QuestionLicense = Pick<License, 'key' | 'customerName' | 'customerEmail' | 'customerDeleted'>;

/** A seat as a question names it. */
type QuestionSeat = Pick<KnownSeat, 'label' | 'activatedAt'> & { readonly isThisComputer: boolean };

/** The seats of a bulk release that the person is asked about. */
export interface RunInQuestion {
  readonly licenses: number;
  readonly labels: readonly string[];
  readonly isResumed: boolean;
  /** Whether the command line began the run. */
  readonly isOfCommand: boolean;
}

/** The most devices that the question before a bulk release names. */
const maxNamedDevices = 5;

/** The most licenses that the question before disabling several names. */
const maxNamedLicenses = 3;

/** The questions before a change of what a customer has, in the current language. They show main's data only, none of the page's. */
export type LicenseQuestions = ReturnType<typeof createLicenseQuestions>;

const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');

/** Returns the questions in the app's current language. */
export function createLicenseQuestions(deps: {
  readonly text: () => MainText;
  readonly formatContext: () => FormatContext;
}) {
  const messages = () => deps.text().native.confirm;

  function describeLicense(license: QuestionLicense): string {
    const { name, email } = shownCustomer(license, messages());
    const customer = nameInDialog(email === null ? name : `${name} (${email})`);
    const lines = messages().license(customer, displayKeyOf(license.key));
    return license.customerDeleted ? `${lines}\n${messages().customerDeleted}` : lines;
  }

  function describeLimits(change: LicenseChange): string {
    const { edit, none } = messages();
    const formatContext = deps.formatContext();
    const number = (value: number | typeof unlimited): string =>
      value === unlimited ? none : formatNumber(value, formatContext.locale);
    const { seatLimit, usage, usageLimit, expiresAt } = change;
    return [
      ...(seatLimit === undefined ? [] : [edit.seatLimit(number(seatLimit))]),
      ...(usage === undefined ? [] : [edit.usage(number(usage))]),
      ...(usageLimit === undefined ? [] : [edit.usageLimit(number(usageLimit))]),
      ...(expiresAt === undefined
        ? []
        : [
            expiresAt === unlimited
              ? edit.noExpiry
              : edit.expiresAt(formatDate(expiresAt, formatContext)),
          ]),
    ].join('\n');
  }

  return {
    release(license: QuestionLicense, seat: QuestionSeat): Question {
      const { release, cancel } = messages();
      const { activatedAt } = seat;
      const when = release.activated(
        activatedAt === null ? null : formatDate(activatedAt, deps.formatContext()),
      );
      return {
        message: release.message(nameInDialog(seat.label)),
        detail: paragraphs(
          `${describeLicense(license)}\n${when}`,
          seat.isThisComputer ? release.thisComputerDetail : release.detail,
        ),
        confirm: release.confirm,
        cancel,
      };
    },
    rotate(license: QuestionLicense): Question {
      const { rotate, cancel } = messages();
      const detail = paragraphs(describeLicense(license), rotate.detail);
      return { message: rotate.message, detail, confirm: rotate.confirm, cancel };
    },
    /** Names each part of the change. */
    change(license: QuestionLicense, change: LicenseChange): Question {
      const { edit, cancel } = messages();
      const { status } = change;
      const action = status === undefined ? { ...edit, detail: '' } : messages()[status];
      const detail = paragraphs(describeLicense(license), action.detail, describeLimits(change));
      return { message: action.message, detail, confirm: action.confirm, cancel };
    },
    /** Names the first of the licenses and the number of the others. */
    disable(licenses: readonly QuestionLicense[]): Question {
      const { disabled, disableMany, cancel } = messages();
      const named = licenses.slice(0, maxNamedLicenses).map(describeLicense);
      const others = licenses.length - named.length;
      return {
        message: disableMany.message(licenses.length),
        detail: paragraphs(
          ...named,
          others === 0 ? '' : disableMany.others(others),
          disabled.detail,
        ),
        confirm: disableMany.confirm(licenses.length),
        cancel,
      };
    },
    bulk({ licenses, labels, isResumed, isOfCommand }: RunInQuestion): Question {
      const { bulk, cancel } = messages();
      const seats = labels.length;
      const named = labels.slice(0, maxNamedDevices).map(nameInDialog);
      return {
        message: isResumed ? bulk.resumeMessage(seats) : bulk.message(seats, licenses),
        detail: paragraphs(
          isOfCommand ? bulk.ofCommand : '',
          bulk.devices(named, Math.max(0, seats - maxNamedDevices)),
          bulk.detail,
        ),
        confirm: bulk.confirm(seats),
        cancel,
      };
    },
  };
}
