import { useId } from 'react';
import type { DeskAnswer, DeskMatch } from '../../../../shared/support-desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { Fact, Facts } from '../../../ui/Facts.tsx';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useAdminText } from '../use-admin-text.ts';
import { StatusBadge } from '../StatusBadge.tsx';

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
  const { supportCase, matches, read, of } = answer;
  return (
    <section className="card desk-answer" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {matches.length === 0 ? words.nothing.title : words.matches}
      </h2>
      <p className="quiet">{words.recognized(answer.pasted, matches.length)}</p>
      {supportCase !== null && (
        <Facts label={words.case(supportCase.code)}>
          <Fact name={words.caseReason}>{text.support.reasons[supportCase.reason]}</Fact>
          {supportCase.deviceName !== null && (
            <Fact name={words.caseDevice}>{supportCase.deviceName}</Fact>
          )}
          {supportCase.lastUsed !== null && (
            <Fact name={words.caseLastUsed}>{supportCase.lastUsed}</Fact>
          )}
          <Fact name={words.caseSituation}>
            <code>{supportCase.situation}</code>
          </Fact>
          {supportCase.failure !== null && (
            <Fact name={words.caseFailure}>
              <code>{supportCase.failure}</code>
            </Fact>
          )}
        </Facts>
      )}
      {matches.length === 0 && (
        <p>{read < of ? words.nothing.partial(read, of) : words.nothing.whole}</p>
      )}
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

interface MatchItemProps {
  readonly match: DeskMatch;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function MatchItem({ match, isShown, onShow }: MatchItemProps) {
  const text = useAdminText();
  const words = text.supportDesk;
  const { license, seat, seatIsGone } = match;
  const name = license.customerName ?? license.customerEmail ?? text.licenses.grid.noCustomer;
  return (
    <li className="desk-match">
      <div>
        <p className="desk-name">
          <span>{name}</span> <StatusBadge status={license.status} />
        </p>
        <p className="panel-note">
          {[license.customerEmail ?? '', text.licenses.grid.keyEnding(license.displayKey.slice(-6))]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {seat !== null && <p className="panel-note">{words.seat(seat.label)}</p>}
        {seatIsGone && <p className="panel-note">{words.seatGone}</p>}
      </div>
      {!isShown && (
        <Button aria-label={words.showOf(name)} onClick={onShow}>
          {words.show}
        </Button>
      )}
    </li>
  );
}
