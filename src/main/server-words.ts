/** Why the server does not start, for the person who started it. */
export type StartProblem = { readonly nl: string; readonly en: string };

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

/** The address of a database server is never repeated: it may hold a password. */
export function databaseProblem(error: unknown, place: { readonly dataDir: string; readonly isServer: boolean }): StartProblem | undefined {
  const code = codeOf(error);
  if (place.isServer && /^(E[A-Z_]+|ERR_[A-Z_]+|28...|3D...|57P..)$/.test(code)) {
    return {
      nl: `De databaseserver van DATABASE_URL geeft geen toegang (${code}). Kijk of hij draait en of adres, naam en wachtwoord kloppen.`,
      en: `The database server of DATABASE_URL gives no access (${code}). Check that it runs and that address, name and password are right.`,
    };
  }
  if (!place.isServer && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) {
    return {
      nl: `In de gegevensmap ${place.dataDir} kan niet worden geschreven (${code}). Kies een andere map met LENTE_DATA.`,
      en: `The data folder ${place.dataDir} cannot be written (${code}). Choose another folder with LENTE_DATA.`,
    };
  }
  return undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
