/**
 * One spelling for one address, made before anything looks at it: what guards the API must see the same address as what serves it.
 * In: the address as it came over the wire. Out: a path without disguise, and the query as it was. What is encoded and means something
 * encoded (a slash inside a name) stays encoded, and nothing is decoded twice.
 */
export function normalAddress(url: string): string {
  const { path, rest } = parted(url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]*/i, ''));
  const given = plain(path).split('/');
  const segments = resolved(given);
  const isFolder = segments.length > 0 && ['', '.', '..'].includes(given.at(-1) ?? '');
  return `/${segments.join('/')}${isFolder ? '/' : ''}${rest}`;
}

function resolved(given: readonly string[]): readonly string[] {
  const segments: string[] = [];
  for (const segment of given) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

/** True for whatever could be meant as the API, also when no route has that name: it is counted, logged, and kept by nobody. */
export function isApi(url: string): boolean {
  const [first = ''] = resolved(bare(normalAddress(url)).split(/[\\/]/));
  return /^api[.\s]*$/i.test(first);
}

export function isHealth(url: string): boolean {
  return parted(url).path === '/health';
}

function parted(url: string): { readonly path: string; readonly rest: string } {
  const end = url.search(/[?#]/);
  return end === -1 ? { path: url, rest: '' } : { path: url.slice(0, end), rest: url.slice(end) };
}

/** Letters, digits and - . _ ~ mean the same with and without encoding (RFC 3986, 6.2.2.2). Some programs read \ as /. */
function plain(path: string): string {
  const decoded = path.replace(/%([0-9a-f]{2})/gi, (code: string, hex: string) => {
    const sign = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(sign) ? sign : code;
  });
  return decoded.replaceAll('\\', '/').replace(/%5c/gi, '/');
}

const MOST_LAYERS = 5;

/** Without any layer of encoding: only to see what an address is after, never to serve it. */
function bare(address: string): string {
  let text = parted(address).path;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = text.replace(/%([0-7][0-9a-f])/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (next === text) break;
    text = next;
  }
  return text;
}
