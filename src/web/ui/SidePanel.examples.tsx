import { useState } from 'react';
import { examplesOf } from './examples.tsx';
import { Text } from './Layout.tsx';
import { Money } from './Money.tsx';
import { SidePanel } from './SidePanel.tsx';

function SidePanelExample({ title }: { readonly title: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p>
        Te betalen: <Money amountCents={4200000} currency="EUR" isExplained={isOpen} onExplain={() => setOpen(true)} />
      </p>
      <SidePanel title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Text>Tien keer € 4.200, volgens artikel 5.1.</Text>
      </SidePanel>
    </>
  );
}

export const examples = examplesOf('SidePanel', SidePanelExample, { 'opens with an amount': { title: 'Waarom € 42.000?' } });
