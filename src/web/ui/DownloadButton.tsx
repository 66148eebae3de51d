import Download from 'lucide-react/icons/download';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

type Props = {
  readonly children: ReactNode;
  readonly fileName: string;
  /** Such as "text/csv": the text is UTF-8. */
  readonly type: string;
  /** Called when pressed, so that what nobody wants is never made. */
  readonly makeText: () => string | Promise<string>;
  readonly look?: 'secondary' | 'subtle';
};

/** A file made in the page itself, without asking the server. */
export function DownloadButton({ children, fileName, type, makeText, look = 'secondary' }: Props) {
  return (
    <Button look={look} icon={Download} onClick={async () => saveText({ fileName, type, text: await makeText() })}>
      {children}
    </Button>
  );
}

function saveText({ fileName, type, text }: { readonly fileName: string; readonly type: string; readonly text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the file by then; keeping it would hold its memory until the page closes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
