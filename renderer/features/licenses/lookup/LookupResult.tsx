import { shownCustomer } from '../../../../shared/customer-name.ts';
import { endingOf } from '../../../../shared/license.ts';
import { useId } from 'react';
import { isSure, type DeskAnswer, type DeskMatch } from '../../../../shared/support-lookup.ts';
import { Button } from '../../../ui/Button.tsx';
import { Fact, Facts } from '../../../ui/Facts.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import { StatusBadge } from '../StatusBadge.tsx';
import { Name } from '../../../ui/Name.tsx';

interface DeskAnswerPartProps {
  readonly answer: DeskAnswer;
  /** The license that is shown beside it; null for none. */
  readonly shown: string | null;
  readonly onShow: (match: DeskMatch) => void;
}

/** What was recognized, what the case says, and which licenses fit. */
export function DeskAnswerPart({ answer, shown, onShow }: DeskAnswerPartProps) {
  const titleId = useId();
  const text = useAdminText();
  const words = text.supportDesk;
  // The license that had the focus may be closed.
  const heading = useFocusRest(shown ?? '');
  const { supportCase, matches, failure, recognized, isContradictory } = answer;
  const isUnderstood = recognized.length > 0;
  const nothing = !isUnderstood
    ? words.nothing.notUnderstood
    : isSure(answer)
      ? words.nothing.title
      : words.nothing.asFarAsKnown;
  return (
    <section className="card desk-answer" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {matches.length === 0 ? nothing : words.matches}
      </h2>
      {matches.length > 0 && (
        <p className="quiet">{words.summary(matches.length, isUnderstood, isSure(answer))}</p>
      )}
      {isUnderstood && (
        <div>
          <p className="panel-note">{words.recognized}</p>
          <ul className="desk-clues">
            {recognized.map(({ type, shown: name, licenses }) => (
              <li key={`${type} ${name}`}>{words.clue(type, name, licenses)}</li>
            ))}
          </ul>
        </div>
      )}
      {isContradictory && (
        <div className="desk-warning">
          <h3>{words.contradiction.title}</h3>
          <p>{words.contradiction.body}</p>
        </div>
      )}
      {supportCase !== null && (
        <Facts label={words.case(supportCase.code)}>
          {supportCase.reason !== null && (
            <Fact name={words.caseReason}>{text.support.reasons[supportCase.reason]}</Fact>
          )}
          {supportCase.deviceName !== null && (
            <Fact name={words.caseDevice}>
              <Name>{supportCase.deviceName}</Name>
            </Fact>
          )}
          {supportCase.lastUsed !== null && (
            <Fact name={words.caseLastUsed}>
              <Name>{supportCase.lastUsed}</Name>
            </Fact>
          )}
          {supportCase.situation !== null && (
            <Fact name={words.caseSituation}>
              <code>
                <Name>{supportCase.situation}</Name>
              </code>
            </Fact>
          )}
          {supportCase.failure !== null && (
            <Fact name={words.caseFailure}>
              <code>
                <Name>{supportCase.failure}</Name>
              </code>
            </Fact>
          )}
        </Facts>
      )}
      {searchedLines(answer, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {failure !== null && <FailureNote failure={failure} />}
      <ul className="desk-matches">
        {matches.map((match) => (
          <MatchItem
            key={match.license.licenseId}
            match={match}
            isShown={match.license.licenseId === shown}
            onShow={() => onShow(match)}
          />
        ))}
      </ul>
    </section>
  );
}

/** How far the answer can be trusted, and what to ask for next. */
function searchedLines(answer: DeskAnswer, words: PanelText['supportDesk']): string[] {
  const { matches, read, of, unreadable, isWhole, unjudged, recognized } = answer;
  const { nothing } = words;
  const lines: string[] = [];
  if (matches.length === 0 && recognized.length === 0) return [nothing.howToAsk];
  if (matches.length === 0 && isSure(answer)) lines.push(nothing.whole);
  if (matches.length === 0 && !isWhole) {
    // Only the unreadable ones are missing from a list that was read to its end.
    if (read < of || unreadable === 0) {
      lines.push(read === 0 ? nothing.unread : nothing.partial(read, of));
    }
    if (unreadable > 0) lines.push(nothing.unreadable(unreadable));
  }
  if (unjudged > 0) lines.push(nothing.unjudged(unjudged));
  return lines;
}

interface MatchItemProps {
  readonly match: DeskMatch;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function MatchItem({ match, isShown, onShow }: MatchItemProps) {
  const text = useAdminText();
  const words = text.supportDesk;
  const { license, fits, seat, seatIsGone } = match;
  const { name, email } = shownCustomer(license, text.licenses.grid);
  const keyEnding = text.licenses.grid.keyEnding(endingOf(license.displayKey));
  return (
    <li className="desk-match">
      <div>
        <p className="desk-name">
          <span>
            <Name>{name}</Name>
          </span>{' '}
          <StatusBadge license={license} />
        </p>
        <p className="panel-note">
          {email !== null && (
            <>
              <Name>{email}</Name>
              {' · '}
            </>
          )}
          {keyEnding}
        </p>
        {license.customerDeleted && <p className="panel-note">{words.customerDeleted}</p>}
        {fits.length > 0 && <p className="panel-note">{words.foundBy(fits)}</p>}
        {seat !== null && <p className="panel-note">{words.seat(seat.label)}</p>}
        {seatIsGone && <p className="panel-note">{words.seatGone}</p>}
      </div>
      {!isShown && (
        <Button aria-label={words.showOf(name, keyEnding)} onClick={onShow}>
          {words.show}
        </Button>
      )}
    </li>
  );
}
