/** Small choices of the reader on this machine: language, light or dark, the role last chosen. No name and no party is kept here. */
export type PreferenceName = 'lente_language' | 'lente_theme' | 'lente_role';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function readCookie(name: PreferenceName): string | undefined {
  const start = `${name}=`;
  const found = document.cookie.split('; ').find((part) => part.startsWith(start));
  return found?.slice(start.length);
}

export function writeCookie(name: PreferenceName, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
