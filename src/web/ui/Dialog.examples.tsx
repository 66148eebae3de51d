import { useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { examplesOf } from './examples.tsx';

function DialogExample({ title, text }: { readonly title: string; readonly text: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)} actions={<Button look="primary">Bewaar</Button>}>
        <p>{text}</p>
      </Dialog>
    </>
  );
}

export const examples = examplesOf('Dialog', DialogExample, {
  'opens with a button': {
    title: 'Bewaar als nieuwe versie',
    text: 'Versie 2 geldt vanaf 1 januari 2027. Wat al is afgerekend, blijft zoals het was.',
  },
});
