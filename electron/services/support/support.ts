import type { AppState } from '../../../shared/app-state.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Ports } from '../../ports.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import { composeMail } from './mail-link.ts';
import { saveText } from '../files/save-text.ts';
import { redact } from '../../privacy/redact.ts';
import { removeSecrets } from '../../privacy/known-secrets.ts';
import { caseText, deviceOfCase, knownServer, licenseOfCase, openCase } from './support-cases.ts';
import type { SupportLinks } from './support-link.ts';

/** Returns the handlers of support cases. A case is held until the next one and leaves the app only when the person copies, saves or mails it. */
export function createSupport(deps: {
  readonly ports: Ports;
  /** Returns the keys, ids and tokens of this computer, which a case must not hold. */
  readonly secrets: () => readonly string[];
  readonly links: SupportLinks;
  readonly text: () => MainText;
  readonly state: () => AppState;
  readonly recordEvent: (event: ActivityEvent) => void;
}): AppHandlers['support'] {
  const { ports, links, text } = deps;
  let lastCase: { readonly code: string; readonly text: string } | null = null;

  /** Returns the name of a license, which the person may have typed, without secrets. */
  function cleanName(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    const [clean = ''] = removeSecrets([name], deps.secrets(), []).map(redact);
    return clean || undefined;
  }

  return {
    create(request) {
      const state = deps.state();
      const device = deviceOfCase(state.seats, request);
      const opened = openCase(request, {
        device,
        server: knownServer(device, state),
        appVersion: ports.appVersion,
        now: ports.clock.now(),
        secrets: deps.secrets(),
      });
      const license = licenseOfCase(state.seats, request);
      lastCase = { code: opened.code, text: caseText(opened, text(), cleanName(license)) };
      const { code: reason, server } = opened;
      deps.recordEvent({
        what: 'support-case',
        by: 'person',
        reason,
        ...(server === null ? {} : { server }),
      });
      return done(lastCase);
    },
    async copy() {
      if (lastCase === null) return failed('input-invalid');
      await ports.clipboard.write(lastCase.text);
      return done(undefined);
    },
    async save() {
      if (lastCase === null) return failed('input-invalid');
      const name = text().support.fileName(lastCase.code);
      return await saveText(ports.dialogs, { name, text: lastCase.text });
    },
    async mail() {
      const to = deps.state().vendor.supportEmail;
      if (lastCase === null || to === null) return failed('input-invalid');
      const { bundle } = text().support;
      const mail = { to, subject: bundle.title(lastCase.code), body: lastCase.text };
      return done(await composeMail(mail, { ...ports, paste: bundle.paste }));
    },
    answerLink(isConfirmed) {
      links.answer(isConfirmed);
      return done(undefined);
    },
    closeLink() {
      links.close();
      return done(undefined);
    },
  };
}
