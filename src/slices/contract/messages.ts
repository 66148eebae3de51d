import { ROLE_WORDS } from '../../engine/messages-roles.ts';
import type { KeyUsedOtherwise } from '../../platform/command.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { NOT_FOUND } from '../../platform/http/problem.ts';
import type { AmendProblem } from './amend-contract.ts';
import type { RegisterProblem } from './register-contract.ts';

/** What the server says when a contract cannot be registered or amended: what happened, which value, what to do next. */
export type ContractProblem = AmendProblem | RegisterProblem | KeyUsedOtherwise;

/** Somebody may act as the system, too: that has no name here. */
const ROLE_NL: Readonly<Record<string, string>> = ROLE_WORDS.nl;

type Words = { readonly status: number; readonly nl: string; readonly en: string };

export function contractProblem(error: ContractProblem): Problem {
  if (error.code === 'not_found') return NOT_FOUND;
  const { code, ...data } = error;
  return { code, data, ...words(error) };
}

type Refusal = Exclude<ContractProblem, { code: 'not_found' }>;
type VersionProblem = Extract<
  Refusal,
  {
    code:
      | 'version_not_next'
      | 'other_contract'
      | 'other_currency'
      | 'other_parties'
      | 'effective_not_later'
      | 'settled_period_gone'
      | 'settled_after_effective';
  }
>;

function words(error: Refusal): Words {
  switch (error.code) {
    case 'not_allowed':
      return notAllowed(error.role);
    case 'idempotency_conflict':
      return usedOtherwise();
    case 'slug_taken':
      return {
        status: 409,
        nl: `Er is al een contract met de naam "${error.slug}". Kies bij "contract:" een andere naam.`,
        en: `There is a contract named "${error.slug}" already. Choose another name at "contract:".`,
      };
    case 'not_a_party':
      return {
        status: 422,
        nl: `Jij staat niet als ${ROLE_NL[error.role] ?? error.role} in dit contract. Zet de naam van je organisatie bij de partijen, of kies op de startpagina alleen een rol.`,
        en: `You are not in this contract as ${error.role}. Put the name of your organisation among the parties, or choose only a role on the start page.`,
      };
    case 'judges_itself':
      return {
        status: 422,
        nl: `"${error.party}" beoordeelt in dit contract, en staat er met (bijna) dezelfde naam ook in een andere rol. Wie beoordeelt, heeft geen andere rol. Kies een andere beoordelaar.`,
        en: `"${error.party}" assesses in this contract, and is in it with (nearly) the same name in another role. Who assesses has no other role. Choose another assessor.`,
      };
    case 'contract_ended':
      return {
        status: 409,
        nl: 'Dit contract is beëindigd en verandert niet meer. Maak een nieuw contract.',
        en: 'This contract has ended and does not change any more. Make a new contract.',
      };
    case 'amounts_too_large':
      return tooLarge();
    case 'too_long':
      return {
        status: 422,
        nl: `De naam bij "${error.field}" is te lang: hij past niet in de boeken. Maak er hoogstens ${error.most} tekens van.`,
        en: `The name at "${error.field}" is too long: it does not fit in the books. Make it at most ${error.most} characters.`,
      };
    default:
      return versionWords(error);
  }
}

/** Why a sheet may not follow the versions there are. */
function versionWords(error: VersionProblem): Words {
  switch (error.code) {
    case 'version_not_next':
      return {
        status: 422,
        nl: `Dit moet versie ${error.expected} zijn; er staat ${error.found}. Pas "version:" aan.`,
        en: `This must be version ${error.expected}; it says ${error.found}. Change "version:".`,
      };
    case 'other_contract':
      return {
        status: 422,
        nl: `Dit is een wijziging van "${error.found}", niet van "${error.expected}". Kies het juiste contract.`,
        en: `This amends "${error.found}", not "${error.expected}". Choose the right contract.`,
      };
    case 'other_currency':
      return {
        status: 422,
        nl: `Een wijziging houdt dezelfde munt: ${error.expected}, niet ${error.found}.`,
        en: `An amendment keeps the currency: ${error.expected}, not ${error.found}.`,
      };
    case 'other_parties':
      return {
        status: 422,
        nl: `Een wijziging houdt dezelfde partijen in dezelfde rollen: ${error.expected}. Er staat: ${error.found}. Maak een nieuw contract als de partijen veranderen.`,
        en: `An amendment keeps the same parties in the same roles: ${error.expected}. It says: ${error.found}. Make a new contract when the parties change.`,
      };
    case 'effective_not_later':
      return {
        status: 422,
        nl: `Een wijziging gaat later in dan de vorige versie (${error.last}); er staat ${error.found}.`,
        en: `An amendment starts later than the version before (${error.last}); it says ${error.found}.`,
      };
    case 'settled_period_gone':
      return {
        status: 409,
        nl: `De periode tot ${error.period} is al afgerekend, maar staat niet in de nieuwe kalender. Laat de periodes die zijn afgerekend zoals ze zijn: noem onder "calendar.ends" de oude einddagen en daarna de nieuwe.`,
        en: `The period up to ${error.period} was settled, but the new calendar does not have it. Leave settled periods as they are: name the old last days under "calendar.ends", then the new ones.`,
      };
    case 'settled_after_effective':
      return {
        status: 409,
        nl: `De periode tot ${error.period} is al afgerekend of goedgekeurd en houdt haar versie. Laat de wijziging daarna ingaan, niet op ${error.found}.`,
        en: `The period up to ${error.period} was settled or approved and keeps its version. Let the amendment start after it, not on ${error.found}.`,
      };
  }
}

export function notAllowed(role: string): Words {
  return {
    status: 403,
    nl: `Als ${ROLE_NL[role] ?? role} kun je dit niet doen. Vraag het een partij die dit wel mag.`,
    en: `As ${role} you cannot do this. Ask a party that may.`,
  };
}

export function tooLarge(): Words {
  return {
    status: 422,
    nl: 'Met deze getallen komt er een bedrag uit dat niet te boeken is. Kijk of er ergens te veel cijfers staan.',
    en: 'With these numbers an amount comes out that cannot be booked. See whether there are too many digits somewhere.',
  };
}

export function usedOtherwise(): Words {
  return {
    status: 409,
    nl: 'Deze opdracht is al eerder met een andere inhoud verstuurd. Herlaad de pagina en probeer het opnieuw.',
    en: 'This request was sent before with other contents. Reload the page and try again.',
  };
}
