import type { PastedCase } from '../../../../shared/support-case.ts';
import { supportCodes, type FailureCode } from '../../../../shared/failure.ts';
import { Fact, Facts } from '../../../ui/Facts.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useAdminText, type PanelText } from '../use-admin-text.ts';

/** The facts of a support case: what the customer wrote, and what their app knew. */
export function CaseFacts({ supportCase }: { readonly supportCase: PastedCase }) {
  const text = useAdminText();
  const messages = text.supportLookup;
  const { code, reason, deviceName, lastUsed, situation, failure } = supportCase;
  return (
    <Facts label={messages.case(code)}>
      {reason !== null && <Fact name={messages.caseReason}>{text.support.reasons[reason]}</Fact>}
      {deviceName !== null && (
        <Fact name={messages.caseDevice}>
          <Name>{deviceName}</Name>
        </Fact>
      )}
      {lastUsed !== null && (
        <Fact name={messages.caseLastUsed}>
          <Name>{lastUsed}</Name>
        </Fact>
      )}
      {situation !== null && (
        <Fact name={messages.caseSituation}>
          <Name>{situationText(situation, messages)}</Name>
        </Fact>
      )}
      {failure !== null && (
        <Fact name={messages.caseFailure}>
          <span title={failure}>
            <Name>{failureTitle(failure, text)}</Name>
          </span>
        </Fact>
      )}
    </Facts>
  );
}

/** Returns the text for a state of the customer's seat, such as `held idle confirmed`; a state that this version does not know is returned unchanged. */
function situationText(situation: string, { situations }: PanelText['supportLookup']): string {
  const [device = '', release = '', status = ''] = situation.split(' ');
  const known = Object.entries(situations);
  const textOf = (name: string) => known.find(([type]) => type === name)?.[1];
  // A release that is under way or failed says more than the seat's state before it.
  const name = device !== 'held' ? device : release === 'idle' ? status : `release-${release}`;
  return textOf(name) ?? situation;
}

/** Returns the title of the failure with a support code; a code that this version does not know is returned unchanged. */
function failureTitle(supportCode: string, text: PanelText): string {
  const codes = Object.entries(supportCodes) as [FailureCode, string][];
  const code = codes.find(([, each]) => each === supportCode)?.[0];
  return code === undefined ? supportCode : text.failures.words[code].title;
}
