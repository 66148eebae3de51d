import Download from 'lucide-react/icons/download';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

/** A text, or the bytes of a file that is none. */
type Contents = string | Uint8Array<ArrayBuffer>;

type Props = {
  readonly children: ReactNode;
  readonly fileName: string;
  /** Such as "text/csv": a text is UTF-8. */
  readonly type: string;
  /** Called when pressed, so that what nobody wants is never made. */
  readonly makeText: () => Contents | Promise<Contents>;
  readonly look?: 'secondary' | 'subtle';
};

/** A file made in the page itself, without asking the server. */
export function DownloadButton({ children, fileName, type, makeText, look = 'secondary' }: Props) {
  return (
    <Button look={look} icon={Download} onClick={async () => saveFile({ fileName, type, contents: await makeText() })}>
      {children}
    </Button>
  );
}

function saveFile({ fileName, type, contents }: { readonly fileName: string; readonly type: string; readonly contents: Contents }): void {
  const address = URL.createObjectURL(new Blob([contents], { type: typeof contents === 'string' ? `${type};charset=utf-8` : type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the file by then; keeping it would hold its memory until the page closes.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
