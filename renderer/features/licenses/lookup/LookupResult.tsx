import { separator } from '../../../../shared/format.ts';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { endingOf } from '../../../../shared/license.ts';
import { useId } from 'react';
import {
  isConclusive,
  type LookupAnswer,
  type LookupMatch,
} from '../../../../shared/support-lookup.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import { StatusBadge } from '../StatusBadge.tsx';
import { Name } from '../../../ui/Name.tsx';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { withKeyMask } from '../../../../shared/masked-key.ts';
import { MarkedMessage } from './MarkedMessage.tsx';
import { SenderWarning } from './SenderWarning.tsx';

interface LookupResultProps {
  readonly answer: LookupAnswer;
  /** The id of the license that is shown beside the result; null for none. */
  readonly shown: string | null;
  readonly onShow: (match: LookupMatch) => void;
}

/** The matching licenses, and below them, in the order of what the person needs, the support case and the recognized clues. */
export function LookupResult({ answer, shown, onShow }: LookupResultProps) {
  const titleId = useId();
  const text = useAdminText();
  const messages = text.supportLookup;
  // The focus may have been in the license's panel, which can be closed.
  const heading = useFocusFallback(shown ?? '');
  const { supportCase, matches, failure, recognized, isContradictory } = answer;
  const isUnderstood = recognized.length > 0;
  const nothing = !isUnderstood
    ? messages.nothing.notUnderstood
    : isConclusive(answer)
      ? messages.nothing.title
      : messages.nothing.asFarAsKnown;
  return (
    <section className="card stack stack-tight lookup-result" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {matches.length === 0 ? nothing : messages.matches}
      </h2>
      {matches.length > 0 && (
        <p className="quiet">
          {messages.summary(
            matches.length,
            isUnderstood,
            isConclusive(answer),
            supportCase?.code ?? null,
          )}
        </p>
      )}
      {isContradictory && (
        <div className="lookup-warning">
          <h3>{messages.contradiction.title}</h3>
          <p>{messages.contradiction.body}</p>
        </div>
      )}
      {getSearchLines(answer, messages).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <FailureNote failure={failure} />
      {matches.length > 0 && (
        <ul>
          {matches.map((match) => (
            <MatchItem
              key={match.license.licenseId}
              match={match}
              sender={answer.sender}
              isShown={match.license.licenseId === shown}
              onShow={() => onShow(match)}
            />
          ))}
        </ul>
      )}
      {supportCase !== null && <CaseFacts supportCase={supportCase} />}
      {isUnderstood && (
        <div>
          <p className="note">{messages.recognized}</p>
          <ul className="lookup-clues">
            {recognized.map(({ type, shown: name, licenses }) => (
              <li key={`${type} ${name}`}>{messages.clue(type, withKeyMask(name), licenses)}</li>
            ))}
          </ul>
        </div>
      )}
      <MarkedMessage lines={answer.marked} />
    </section>
  );
}

/** Returns how reliable the answer is, and what to ask for next. */
function getSearchLines(answer: LookupAnswer, messages: PanelText['supportLookup']): string[] {
  const { matches, read, total, unreadable, isComplete, undetermined, recognized } = answer;
  const { nothing } = messages;
  const lines: string[] = [];
  if (matches.length === 0 && recognized.length === 0) return [nothing.howToAsk];
  if (matches.length === 0 && isConclusive(answer)) lines.push(nothing.allSearched);
  if (matches.length === 0 && !isComplete) {
    // In a completely read list, only the unreadable licenses are missing.
    if (read < total || unreadable === 0) {
      lines.push(read === 0 ? nothing.unread : nothing.partial(read, total));
    }
    if (unreadable > 0) lines.push(nothing.unreadable(unreadable));
  }
  if (undetermined > 0) lines.push(nothing.undetermined(undetermined));
  return lines;
}

interface MatchItemProps {
  readonly match: LookupMatch;
  readonly sender: string | null;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function MatchItem({ match, sender, isShown, onShow }: MatchItemProps) {
  const text = useAdminText();
  const messages = text.supportLookup;
  const { license, matchedBy, seat, isSeatGone } = match;
  const { name, email } = shownCustomer(license, text.licenses.grid);
  const keyEnding = text.licenses.grid.keyEnding(endingOf(license.displayKey));
  return (
    <li className="lookup-match split">
      <div>
        <p className="lookup-name row">
          <span>
            <Name>{name}</Name>
          </span>{' '}
          <StatusBadge license={license} />
        </p>
        <p className="note">
          {email !== null && (
            <>
              <Name>{email}</Name>
              {separator}
            </>
          )}
          <LicenseKeyEnd displayKey={license.displayKey} />
        </p>
        {license.customerDeleted && <p className="note">{messages.customerDeleted}</p>}
        {matchedBy.length > 0 && <p className="note">{messages.foundBy(matchedBy)}</p>}
        {seat !== null && <p className="note">{messages.seat(seat.label)}</p>}
        {isSeatGone && <p className="note">{messages.seatGone}</p>}
      </div>
      {seat === null && <SenderWarning match={match} sender={sender} />}
      {!isShown && (
        <Button aria-label={messages.showOf(name, keyEnding)} onClick={onShow}>
          {messages.show}
        </Button>
      )}
    </li>
  );
}
