import { useSyncExternalStore } from 'react';
import { useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { Notice } from '../ui/Notice.tsx';

/** Says that there is no connection, when the machine says so. The region is always there, so that it is read aloud. */
export function OfflineNotice() {
  const words = useMessages(shellMessages);
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status" className="offline screen-only">
      {!isOnline && <Notice kind="warning">{words.offline}</Notice>}
    </div>
  );
}

function listen(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}
