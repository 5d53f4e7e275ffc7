import type { AppState } from '../../../shared/app-state.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { World } from '../../ports.ts';
import type { Note } from '../seat/seat-events.ts';
import { longestMailLink, mailLink } from './mail-link.ts';
import { saveText } from '../files/save-text.ts';
import { caseText, knownServer, openCase } from './support-cases.ts';
import type { SupportLinks } from './support-link.ts';

/** Support cases: made here, kept until the next one, and given away only as the person says. */
export function createSupport(deps: {
  readonly world: World;
  /** Keys, ids and tokens that this computer knows, to be kept out of a case. */
  readonly secrets: () => readonly string[];
  readonly links: SupportLinks;
  readonly text: () => MainText;
  readonly state: () => AppState;
  readonly note: (note: Note) => void;
}): AppHandlers['support'] {
  const { world, links, text } = deps;
  let last: { readonly code: string; readonly text: string } | null = null;

  return {
    open(request) {
      const state = deps.state();
      const opened = openCase(request, {
        device: state.device,
        server: knownServer(state),
        appVersion: world.appVersion,
        now: world.clock.now(),
        secrets: deps.secrets(),
      });
      last = { code: opened.code, text: caseText(opened, text()) };
      const { code: reason, server } = opened;
      deps.note({
        what: 'support-case',
        by: 'person',
        reason,
        ...(server === null ? {} : { server }),
      });
      return done(last);
    },
    async copy() {
      if (last === null) return failed('input-invalid');
      await world.clipboard.write(last.text);
      return done(undefined);
    },
    async save() {
      if (last === null) return failed('input-invalid');
      const name = text().support.fileName(last.code);
      return await saveText(world.dialogs, { name, text: last.text });
    },
    async mail() {
      const to = deps.state().vendor.supportEmail;
      if (last === null || to === null) return failed('input-invalid');
      const { bundle } = text().support;
      const letter = { to, subject: bundle.title(last.code), body: last.text };
      const fits = mailLink(letter).length <= longestMailLink;
      // The clipboard first: the mail's own text asks for it.
      if (!fits) await world.clipboard.write(last.text);
      await world.links.mail(fits ? letter : { ...letter, body: bundle.paste });
      return done(fits);
    },
    answerLink(asked) {
      links.answer(asked);
      return done(undefined);
    },
    closeLink() {
      links.close();
      return done(undefined);
    },
  };
}
