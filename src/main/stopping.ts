export type Stopping = { readonly closeWith: (close: () => Promise<void>) => void };

/**
 * The first signal closes in good order; a second one does not wait. Before there is anything to close the program just ends:
 * what was acknowledged is on disk, and the next start goes on where this one was.
 * In: whether npm started this program. npm hands a signal to its shell, and not every shell hands it on: it ends, and so do we.
 */
export function stopOnSignals(isRunByNpm: boolean): Stopping {
  let close: (() => Promise<void>) | undefined;
  let isStopping = false;
  const stop = (): void => {
    if (isStopping || close === undefined) process.exit(isStopping ? 1 : 0);
    isStopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  // Ctrl+C reaches npm and us alike: that npm ends then is no second signal.
  if (isRunByNpm) whenParentEnds(() => (isStopping ? undefined : stop()));
  return { closeWith: (given) => (close = given) };
}

const LOOK_EVERY_MS = 250;

function whenParentEnds(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, LOOK_EVERY_MS);
  watch.unref();
}
