import { EXIT, type ExitCode } from '../platform/cli.ts';
import { isAway } from '../platform/db/away.ts';
import { isDiskFull } from '../platform/db/disk.ts';

/** Why the server does not start, for the person who started it. */
export type StartProblem = { readonly nl: string; readonly en: string; readonly exitCode?: ExitCode };

/** In: what `listen` threw. Out: words, or undefined when it is no mistake of the person. */
export function addressProblem(error: unknown, { host, port }: { readonly host: string; readonly port: number }): StartProblem | undefined {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return {
        nl: `Poort ${port} is al in gebruik. Stop het andere programma of kies een andere poort met LENTE_PORT.`,
        en: `Port ${port} is in use. Stop the other program or choose another port with LENTE_PORT.`,
      };
    case 'EACCES':
      return {
        nl: `Poort ${port} mag je niet gebruiken. Kies met LENTE_PORT een poort boven 1023.`,
        en: `You may not use port ${port}. Choose a port above 1023 with LENTE_PORT.`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        nl: `Deze machine heeft geen adres "${host}". Laat LENTE_HOST weg, of geef een adres van deze machine.`,
        en: `This machine has no address "${host}". Leave LENTE_HOST out, or give an address of this machine.`,
      };
    default:
      return undefined;
  }
}

/** The address of a database server is never repeated: it may hold a password. In: what went wrong while connecting to it. */
export function noAccess(error: unknown): StartProblem {
  const code = codeOf(error);
  const shown = code === '' ? '' : ` (${code})`;
  return {
    nl: `De databaseserver van DATABASE_URL geeft geen toegang${shown}. Kijk of hij draait en of adres, naam en wachtwoord kloppen.`,
    en: `The database server of DATABASE_URL gives no access${shown}. Check that it runs and that address, name and password are right.`,
  };
}

const NOT_WRITABLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENAMETOOLONG', 'ELOOP', 'EINVAL'];

/** In: what opening or preparing the database threw. Out: words, or undefined when it is no mistake of the person. */
export function databaseProblem(error: unknown, place: { readonly dataDir: string; readonly isServer: boolean }): StartProblem | undefined {
  const code = codeOf(error);
  if (isDiskFull(error)) return diskFull(place);
  if (place.isServer && isAway(error)) return noAccess(error);
  if (place.isServer) return code === '42501' || codeOf(causeOf(error)) === '42501' ? NO_RIGHTS : undefined;
  if (NOT_WRITABLE.includes(code)) {
    return {
      nl: `In de gegevensmap ${place.dataDir} kan niet worden geschreven (${code}). Kies een andere map met LENTE_DATA.`,
      en: `The data folder ${place.dataDir} cannot be written (${code}). Choose another folder with LENTE_DATA.`,
    };
  }
  return code === 'database_broken' ? broken(place.dataDir) : undefined;
}

function diskFull({ dataDir, isServer }: { readonly dataDir: string; readonly isServer: boolean }): StartProblem {
  const place = isServer
    ? { nl: 'van de databaseserver', en: 'of the database server' }
    : { nl: `met de gegevensmap ${dataDir}`, en: `with the data folder ${dataDir}` };
  return {
    nl: `De schijf ${place.nl} is vol. Er is niets beschadigd: maak ruimte (minstens 64 MB) en start Lente opnieuw.`,
    en: `The disk ${place.en} is full. Nothing is damaged: make room (64 MB at least) and start Lente again.`,
    exitCode: EXIT.file,
  };
}

/** Two roles without a login are made in it (migration 0001), which is why owning the database is not enough. */
const NO_RIGHTS: StartProblem = {
  nl: 'De rol van DATABASE_URL mist rechten (42501). Maak haar eigenaar van de database en laat haar rollen maken: "alter database NAAM owner to ROL" en "alter role ROL createrole".',
  en: 'The role of DATABASE_URL lacks rights (42501). Make it the owner of the database and let it make roles: "alter database NAME owner to ROLE" and "alter role ROLE createrole".',
};

function broken(dataDir: string): StartProblem {
  return {
    nl: `De database in de gegevensmap ${dataDir} gaat niet open: zij is beschadigd of niet van Lente. Zet een reservekopie van de map terug, of kies een andere map met LENTE_DATA. Er is niets veranderd.`,
    en: `The database in the data folder ${dataDir} does not open: it is damaged or not of Lente. Put back a copy of the folder, or choose another folder with LENTE_DATA. Nothing was changed.`,
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
