import { useEffect, useRef, useState } from 'react';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact } from '../../ui/Facts.tsx';
import { Name } from '../../ui/Name.tsx';
import { RenameForm } from './RenameForm.tsx';
import { useSeat } from './use-seat.ts';

/** The name of the license, which the person may change unless it is the seller's. */
export function LicenseFact({ title }: { readonly title: string }) {
  const text = useText();
  const name = useSeat()?.name ?? null;
  const [isRenaming, setRenaming] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) opener.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  return (
    <Fact
      name={text.device.facts.license}
      aside={
        name?.type !== 'product' &&
        !isRenaming && (
          <Button ref={opener} variant="quiet" onClick={() => setRenaming(true)}>
            {text.device.licenses.rename}
          </Button>
        )
      }
    >
      {isRenaming ? (
        <RenameForm name={name?.type === 'own' ? name.name : ''} onEnd={() => setRenaming(false)} />
      ) : (
        <Name>{title}</Name>
      )}
    </Fact>
  );
}
