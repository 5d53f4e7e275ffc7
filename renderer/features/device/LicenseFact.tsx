import { useEffect, useRef } from 'react';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Name } from '../../ui/Name.tsx';
import { RenameForm } from './RenameForm.tsx';
import { useSeat } from './use-seat.ts';

interface LicenseFactProps {
  readonly title: string;
  readonly isRenaming: boolean;
  readonly onRenaming: (isRenaming: boolean) => void;
}

/** The name of the license, which the person may change unless it is the seller's. */
export function LicenseFact({ title, isRenaming, onRenaming }: LicenseFactProps) {
  const text = useText();
  const name = useSeat()?.name ?? null;
  const opener = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) opener.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  if (isRenaming) {
    const ownName = name?.type === 'own' ? name.name : '';
    return <RenameForm name={ownName} onEnd={() => onRenaming(false)} />;
  }
  return (
    <Facts label={text.device.facts.license}>
      <Fact
        name={text.device.facts.license}
        aside={
          name?.type !== 'product' && (
            <Button ref={opener} variant="quiet" onClick={() => onRenaming(true)}>
              {text.device.licenses.rename}
            </Button>
          )
        }
      >
        <Name>{title}</Name>
      </Fact>
    </Facts>
  );
}
