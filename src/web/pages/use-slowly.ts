import { useEffect, useState } from 'react';

/** Long enough not to work at every key, short enough to feel at once. */
const PAUSE_MS = 250;

/** The value as it was a moment after it last changed. */
export function useSlowly<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
