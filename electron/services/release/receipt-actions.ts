import { dayOf } from '../../../shared/days.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import type { LocaleContext } from '../../../shared/language.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import { receiptText } from '../../../shared/text/receipt-text.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Ports } from '../../ports.ts';
import { saveText } from '../files/save-text.ts';

/** Copies or saves a receipt as text. Fails with `not-activated` for null, a receipt that does not exist. */
export type ReceiptActions = ReturnType<typeof createReceiptActions>;

/** The actions, in the language and with the product name of the moment. */
export function createReceiptActions(deps: {
  readonly ports: Pick<Ports, 'clipboard' | 'dialogs'>;
  readonly text: () => MainText;
  readonly localeContext: () => LocaleContext;
  readonly product: () => string;
}) {
  const asText = (receipt: Receipt, license: string | undefined): string =>
    receiptText(
      receipt,
      deps.text(),
      { locale: deps.localeContext().locale },
      { product: deps.product(), license },
    );

  return {
    /** `license`: the name of the license, where it helps. */
    async copy(receipt: Receipt | null, license?: string): Promise<Result<undefined>> {
      if (receipt === null) return failed('not-activated');
      await deps.ports.clipboard.write(asText(receipt, license));
      return done(undefined);
    },
    /** Returns false if the person chose no file. */
    async save(receipt: Receipt | null, license?: string): Promise<Result<boolean>> {
      if (receipt === null) return failed('not-activated');
      const name = deps.text().receipt.fileName(dayOf(receipt.releasedAt));
      return await saveText(deps.ports.dialogs, { name, text: asText(receipt, license) });
    },
  };
}
