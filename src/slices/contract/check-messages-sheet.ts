import { type Catalogue, type Language, type Say, when } from '../../engine/issue-words.ts';
import { ROLE_WORDS } from '../../engine/messages-roles.ts';
import type { SheetCode } from '../../engine/terms-check.ts';

/** The words for what does not fit together in a term sheet. */

const chooseNl = (say: Say): string =>
  when(say('nearest'), ` Bedoel je "${say('nearest')}"?`) + (say('known') === '' ? ' Er zijn er nog geen.' : ` Kies uit: ${say('known')}.`);
const chooseEn = (say: Say): string =>
  when(say('nearest'), ` Do you mean "${say('nearest')}"?`) + (say('known') === '' ? ' There are none yet.' : ` Choose from: ${say('known')}.`);
const hintNl = (say: Say): string =>
  when(say('hint'), say('hint') === ',' ? ' Schrijf een decimaal getal met een punt.' : ` Schrijf "${say('hint')}".`);
const hintEn = (say: Say): string => when(say('hint'), say('hint') === ',' ? ' Write a decimal number with a point.' : ` Write "${say('hint')}".`);

const usualNl = (say: Say): string =>
  say('from') === '' ? `hoogstens ${say('to')}` : say('to') === '' ? `${say('from')} of meer` : `${say('from')} tot en met ${say('to')}`;
const usualEn = (say: Say): string =>
  say('from') === '' ? `at most ${say('to')}` : say('to') === '' ? `${say('from')} or more` : `${say('from')} to ${say('to')}`;

const ROLES_NL: Readonly<Record<string, string>> = ROLE_WORDS.nl;
const inDutch = (role: string): string => `${ROLES_NL[role] ?? role} (${role})`;
const roleNl = (say: Say): string => inDutch(say('role'));

const FIRST_NL: Readonly<Record<string, string>> = {
  outcome: 'een uitkomst',
  paid: 'een id',
  tranche: 'een tranche',
  curve: 'een curve',
  name: 'een naam',
};
const FIRST_EN: Readonly<Record<string, string>> = { outcome: 'an outcome', paid: 'an id', tranche: 'a tranche', curve: 'a curve', name: 'a name' };
const inputsOf = (say: Say): string => (say('least') === say('most') ? say('least') : `${say('least')}–${say('most')}`);

const DEFINITION_NL: Readonly<Record<string, string>> = {
  cohort: 'wie meetelt en mee mag doen',
  entry: 'op welke dag iemand instroomt',
  unit: 'wat één uitkomst is',
  threshold: 'wanneer zij behaald is',
  duration: 'hoe lang het moet duren',
  exclusions: 'wat niet meetelt',
  evidence: 'wat het bewijst en wie de bron heeft',
  deadline: 'tot wanneer je kunt declareren',
  maximum: 'het meeste per persoon en in totaal',
  baseline: 'wat er anders ook was gebeurd',
  verification: 'wie het controleert en hoe',
  missing: 'wat er geldt als gegevens ontbreken',
};
const DEFINITION_EN: Readonly<Record<string, string>> = {
  cohort: 'who counts and who may join',
  entry: 'on which day somebody enters',
  unit: 'what one outcome is',
  threshold: 'when it is reached',
  duration: 'how long it must hold',
  exclusions: 'what does not count',
  evidence: 'what proves it and who holds the source',
  deadline: 'until when it can be claimed',
  maximum: 'the most per person and in total',
  baseline: 'what would have happened anyway',
  verification: 'who checks it and how',
  missing: 'what holds when data are missing',
};

export const DEFINITION_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { nl: DEFINITION_NL, en: DEFINITION_EN };

export const SHEET_NL: Catalogue<SheetCode> = {
  unknown_party: (say) => `"${say('value')}" staat niet bij de partijen.${chooseNl(say)}`,
  unknown_outcome: (say) => `De uitkomst "${say('value')}" bestaat niet.${chooseNl(say)}`,
  unknown_rule: (say) => `De regel "${say('value')}" bestaat niet.${chooseNl(say)}`,
  unknown_curve: (say) => `De curve "${say('value')}" bestaat niet.${chooseNl(say)}`,
  unknown_indexation: (say) => `De indexatie "${say('value')}" bestaat niet.${chooseNl(say)}`,
  unknown_paid: (say) => `paid("${say('value')}") vraagt naar iets dat niet bestaat.${chooseNl(say)}`,
  duplicate_id: (say) => `De id "${say('value')}" is hier al gebruikt. Geef dit een andere id.`,
  name_reserved: (say) => `"${say('value')}" betekent in formules al iets anders. Geef deze parameter een andere naam.`,
  id_reserved: (say) => `De id "${say('value')}" gebruikt een afrekening zelf al. Geef dit een andere id.`,
  name_like_another: (say) =>
    `"${say('value')}" is geen parameter; de gegevens moeten dan een getal met die naam hebben. Bedoel je "${say('nearest')}"?`,
  event_is_number: (say) =>
    `"${say('value')}" is in deze afspraken een gebeurtenis én een getal. Een gebeurtenis is ja of nee; geef het getal een andere naam, of vergelijk het ergens mee, zoals "${say('value')} > 0".`,
  event_not_listed: (say) =>
    say('nearest') === ''
      ? `Zolang "${say('value')}" niet is gemeld, telt hier "nee". Is dit een gebeurtenis? Zet haar dan bij "events", dan valt een schrijffout op.`
      : `"${say('value')}" staat niet bij "events".${when(say('nearest'), ` Bedoel je "${say('nearest')}"?`)} Verbeter de naam of zet haar erbij.`,
  event_not_asked: (say) => `Geen formule vraagt naar de gebeurtenis "${say('value')}". Gebruik haar in een regel, of haal haar weg bij "events".`,
  termination_twice: (say) =>
    `Het contract stopt bij "${say('value')}" en het kapitaal bij "${say('other')}". Noem op beide plaatsen dezelfde gebeurtenis.`,
  outcome_not_paid: (say) =>
    `Geen enkele regel betaalt voor de uitkomst "${say('outcome')}", en niets anders in het contract vraagt ernaar. Voeg een regel toe of haal de uitkomst weg.`,
  index_starts_late: (say) =>
    `De reeks "${say('parameter')}" begint op ${say('from')}, maar de eerste afrekening loopt tot en met ${say('end')}. Tot de reeks begint, is er geen bedrag. Voeg een eerdere waarde toe.`,
  price_row_per_claim: (say) =>
    `Regel "${say('rule')}" telt per "${say('per')}"; een prijs voor één betaler of groep kan alleen bij "per: claim". Maak een regel per groep, of laat "per" weg.`,
  ladder_circular: (say) => `Deze ladder draait in een kring: ${say('circle')}. Haal een van de stappen uit "requires".`,
  since_never: (say) =>
    `De uitkomst "${say('outcome')}" mag pas op ${say('earliest')} als "${say('step')}" op ${say('from')} was, en uiterlijk op ${say('latest')}. Zo telt zij nooit. Maak de kortste tijd korter of de langste langer.`,
  pays_itself: (say) => `Hier betaalt "${say('value')}" aan zichzelf. Klopt dat? Verbeter "from" of "to".`,
  alternative_twice: (say) => `De uitkomst "${say('value')}" staat al bij een groep alternatieven. Zet haar in één groep.`,
  curve_not_ascending: (say) => `De punten van curve "${say('curve')}" lopen niet op: ${say('value')} komt na ${say('before')}. Zet ze op volgorde.`,
  curve_jump: (say) => `Curve "${say('curve')}" heeft twee punten bij ${say('value')}; bij "${say('kind')}" kan dat niet. Haal er een weg.`,
  price_missing: (say) => `Regel "${say('rule')}" zegt niet wat iets waard is. Voeg een prijs (price), curve (curve) of bedrag (amount) toe.`,
  price_twice: (say) => `Regel "${say('rule')}" zegt meer dan één keer wat iets waard is: ${say('fields')}. Kies er een.`,
  outcome_missing: (say) => `Regel "${say('rule')}" betaalt per claim, maar noemt geen uitkomst. Voeg "outcome" toe, of kies een andere "per".`,
  scope_twice: (say) => `Bij "${say('id')}" staan ${say('fields')} allebei; dan is niet duidelijk waar het om gaat. Kies er een.`,
  quantity_missing: (say) => `Regel "${say('rule')}" heeft niets om te tellen. Voeg "quantity" of "outcome" toe.`,
  prices_overlap: (say) =>
    `Regel "${say('rule')}" heeft vanaf ${say('from')} twee prijzen tegelijk. Haal er een weg of geef een andere dag, betaler of groep.`,
  prices_start_late: (say) =>
    `De eerste prijs van regel "${say('rule')}" gaat in op ${say('from')}, maar de looptijd begint op ${say('start')}. Wat daarvoor valt, levert niets op. Klopt dat?`,
  rows_same_day: (say) => `Bij "${say('field')}" gaan twee rijen in op ${say('from')}. Haal er een weg of geef een andere dag.`,
  rows_not_ascending: (say) =>
    `Bij "${say('field')}" staan de rijen niet op volgorde: ${say('from')} komt na ${say('before')}. Zet de oudste bovenaan.`,
  payers_within_period: (say) =>
    `De verdeling onder de betalers verandert op ${say('value')}, midden in de periode van ${say('from')} tot en met ${say('to')}. Dan is niet duidelijk wie welke claim betaalt. Laat de verandering ingaan op de eerste dag van een periode, of laat met "calendar.ends" een periode eindigen op de dag ervoor.`,
  shares_not_whole: (say) => `De delen tellen op tot ${say('sum')}, niet tot 100%. Pas ze aan.`,
  share_twice: (say) => `"${say('value')}" staat hier twee keer. Tel de delen bij elkaar op.`,
  share_negative: (say) => `Een deel kan niet onder nul zijn; er staat ${say('value')}. Pas het aan.`,
  spending_over_whole: (say) => `De bestedingen van "${say('party')}" tellen op tot ${say('sum')}, meer dan 100%. Pas ze aan.`,
  cap_below_floor: (say) =>
    `Het maximum (${say('cap')}) ligt onder het minimum (${say('floor')}); dan kan het minimum nooit betaald worden. Pas een van de twee aan.`,
  limit_each_apart: (say) =>
    `Grens "${say('limit')}" geldt met "each: ${say('each')}" voor elk van ${say('count')} apart: ${say('names')}. Bedoel je samen, schrijf dan "each: contract".`,
  limit_without_maximum: (say) => `Grens "${say('limit')}" begrenst niets. Voeg max, maxCount, maxPeople, maxShare of min toe.`,
  limit_field_idle: (say) =>
    say('without') === ''
      ? `Bij grens "${say('limit')}" doet "${say('field')}" niets naast "${say('beside')}". Haal het weg, of maak er een eigen grens van.`
      : `Bij grens "${say('limit')}" doet "${say('field')}" niets zonder "${say('without')}". Voeg dat toe, of haal het weg.`,
  limit_order: (say) => `Grens "${say('limit')}" verdeelt over de hele periode en geldt daarom na "${say('other')}". Zet haar ook in die volgorde.`,
  floor_each: (say) =>
    `Grens "${say('limit')}" heeft een minimum per "${say('each')}". Een minimum kan alleen per periode (period) of voor het hele contract (contract).`,
  scale_needs_max: (say) => `Grens "${say('limit')}" verdeelt naar rato (cut: scale), maar heeft geen bedrag. Voeg "max" toe.`,
  among_missing: (say) =>
    `Grens "${say('limit')}" is een deel van een geheel, maar "${say('field')}" ontbreekt. Zeg welk deel (outcomes) van welk geheel (among).`,
  number_not_positive: (say) => `Bij "${say('field')}" staat ${say('value')}; dat moet meer dan nul zijn. Pas het aan.`,
  number_negative: (say) => `Bij "${say('field')}" staat ${say('value')}; dat kan niet onder nul zijn. Pas het aan.`,
  number_too_high: (say) =>
    `Bij "${say('field')}" staat ${say('value')}; dat kan hoogstens ${say('most')} zijn.${say('hint') === '' ? ' Pas het aan.' : ` Bedoel je ${say('hint')}?`}`,
  number_unusual: (say) => `Bij "${say('field')}" staat ${say('value')}. Gewoon is ${usualNl(say)}. Klopt dit?`,
  formula_divides_by_zero: (say) => `De formule "${say('formula')}" deelt door nul; daar komt nooit een getal uit. Pas haar aan.`,
  amount_too_large: (say) =>
    `Het bedrag ${say('value')} ${say('currency')} is groter dan we tot op de cent kunnen bijhouden. Kijk of er te veel cijfers staan.`,
  amount_like_thousands: (say) =>
    `"${say('value')}" is hier ${say('means')}, niet ${say('large')}: de punt is voor decimalen. Bedoel je ${say('large')}? Laat de punt dan weg.`,
  amounts_too_large: () =>
    'Met deze getallen komt er een bedrag uit dat niet te boeken is. Kijk of er in een bedrag of formule te veel cijfers staan.',
  parameter_too_long: (say) =>
    `De parameter "${say('value')}" rekent via andere parameters met meer dan ${say('limit')} onderdelen. Maak de formules eenvoudiger.`,
  formula_number_too_long: (say) => `In de formule "${say('formula')}" staat een getal van meer dan 30 tekens. Kijk of het klopt.`,
  formula_unexpected: (say) =>
    `In de formule "${say('formula')}" hoort "${say('found')}" niet op plaats ${say('position')}.${hintNl(say)} Kijk in docs/terms.md wat een formule kan.`,
  formula_unfinished: (say) => `De formule "${say('formula')}" is niet af. Vul haar aan.`,
  formula_too_deep: (say) => `De formule "${say('formula')}" heeft te veel haakjes in elkaar. Zet een deel ervan bij "parameters".`,
  formula_unknown_function: (say) =>
    `De functie "${say('value')}" kennen we niet.${when(say('nearest'), ` Bedoel je "${say('nearest')}"?`)} Kies uit: ${say('known')}.`,
  formula_function_not_here: (say) =>
    `De functie "${say('value')}" kan hier niet: ${say('world') === 'capital' ? 'het kapitaal ziet alleen metingen en bedragen. Zet de telling in een meting.' : 'zij vraagt naar kapitaal. Gebruik haar onder "capital".'}`,
  formula_inputs: (say) =>
    `De functie "${say('value')}" krijgt tussen de haakjes ${inputsOf(say)} ${say('most') === '1' ? 'waarde' : 'waarden'}${when(FIRST_NL[say('ids')] ?? '', `, en de eerste is ${FIRST_NL[say('ids')] ?? ''}`)}. Pas de formule aan.`,
  formula_not_number: (say) => `De formule "${say('formula')}" geeft ja of nee, en hier hoort een getal. Gebruik if(…, …, …).`,
  formula_not_condition: (say) =>
    `De formule "${say('formula')}" geeft een getal, en hier hoort ja of nee. Vergelijk het ergens mee, zoals "… >= 20".`,
  parameter_circular: (say) => `Deze parameter hangt van zichzelf af: ${say('circle')}. Geef een van hen een vaste waarde.`,
  role_missing: (say) => `Er is geen ${roleNl(say)}. Voeg een partij met die rol toe.`,
  role_twice: (say) => `Bij "${say('party')}" staat dezelfde rol twee keer. Haal er een weg.`,
  assessor_other_role: (say) =>
    `"${say('party')}" is beoordelaar en ook ${inDutch(say('other'))}. Wie beoordeelt, heeft geen andere rol. Kies een onafhankelijke beoordelaar.`,
  assessor_paid_by_result: (say) =>
    `De beoordelaar "${say('party')}" wordt hier betaald naar resultaat. Geef de beoordelaar een vast bedrag onder "fees".`,
  direct_with_investor: (say) => `Dit is een direct contract, maar "${say('party')}" is investeerder. Kies "form: sib" of haal de rol weg.`,
  subsidy_with_prices: (say) =>
    `Dit is een subsidie, maar regel "${say('rule')}" betaalt een prijs per uitkomst. Vraag na of dit nog een subsidie is, of kies "form: direct".`,
  period_backwards: (say) => `De looptijd eindigt op ${say('to')}, voordat zij begint op ${say('from')}. Pas een van de dagen aan.`,
  period_too_far: (say) => `De dag ${say('value')} ligt te ver weg: een looptijd valt tussen 1900 en 2999. Klopt het jaar?`,
  period_end_outside: (say) =>
    `De afrekendag ${say('value')} ligt buiten de looptijd (${say('from')} tot en met ${say('to')}). Pas hem aan of haal hem weg.`,
  period_ends_not_ascending: (say) => `De afrekendagen staan niet op volgorde: ${say('value')} komt na ${say('before')}. Zet de eerste bovenaan.`,
  effective_outside: (say) => `Deze versie gaat in op ${say('value')}, buiten de looptijd (${say('from')} tot en met ${say('to')}). Pas de dag aan.`,
  day_never_comes: (say) =>
    `De dag ${say('value')} ligt buiten de looptijd (${say('from')} tot en met ${say('to')}) en doet dus niets. Klopt het jaar?`,
  span_twice: (say) => `Hier staan "${say('other')}" en "${say('field')}" allebei. Kies er één: dagen, weken of maanden.`,
  field_idle: (say) =>
    say('beside') === ''
      ? `"${say('field')}" doet hier niets: het telt alleen samen met "${say('needs')}". Voeg dat toe, of haal "${say('field')}" weg.`
      : `"${say('field')}" doet hier niets naast "${say('beside')}". Haal een van de twee weg.`,
  tax_without_tax: (say) =>
    `Bij "tax" staat ${say('value')} met category ${say('category')}: vrijgesteld (E) en buiten de btw (O) hebben geen tarief. Bedoel je S, of een tarief van 0?`,
  currency_unknown: (say) => `De munt "${say('value')}" bestaat niet. Schrijf de code van drie letters, zoals EUR, GBP of USD.`,
  principal_not_repaid: (say) =>
    `Geen stap betaalt de inleg van tranche "${say('tranche')}" terug. Voeg een stap "pay: principal" toe, of laat het zo als het een gift is.`,
  capital_spending_unsaid: (say) =>
    `"${say('manager')}" beheert het geld en doet ook het werk. Opgenomen geld telt dan als besteed. Klopt dat? Schrijf "drawnMoney: spent". Wordt het vastgehouden tot er kosten zijn? Schrijf "drawnMoney: held".`,
  capital_held: (say) =>
    `Opgenomen geld blijft bij "${say('manager')}" tot er kosten uit worden betaald. Wat op ${say('day')} niet is besteed, gaat mee terug naar de investeerders. Klopt dat? Schrijf "drawnMoney: held", anders "drawnMoney: spent".`,
  capital_held_by_other: (say) =>
    `Alleen de beheerder "${say('manager')}" kan opgenomen geld vasthouden, niet "${say('value')}". Haal "drawnTo" weg, of schrijf "drawnMoney: spent".`,
  definition_missing: (say) =>
    `Bij uitkomst "${say('outcome')}" ontbreekt "${say('field')}": ${DEFINITION_NL[say('field')] ?? ''}. Vul het in voor de ondertekening.`,
  promise_missing: () => 'De belofte in gewone woorden (promise) ontbreekt. Vul haar in voor de ondertekening.',
  reason_missing: () => 'Er staat niet waarom dit een bond is en geen direct contract (reason). Vul het in voor de ondertekening.',
  afterwards_missing: () => 'Er staat niet hoe het verder gaat na het contract (afterwards). Vul het in voor de ondertekening.',
  outcomes_missing: () => 'Er staan nog geen uitkomsten in. Voeg er minstens een toe voor de ondertekening.',
  payment_missing: () => 'Er staat nog geen betaling in (rules of fees). Voeg er minstens een toe voor de ondertekening.',
  sib_role_missing: (say) => `Een bond heeft ook een ${roleNl(say)}; die ontbreekt. Voeg een partij met die rol toe voor de ondertekening.`,
  capital_guarantee_without_most: (say) =>
    `De garantie voor tranche "${say('tranche')}" heeft geen hoogste bedrag. Schrijf "upTo" (een deel van de inleg) of "amount" (een bedrag).`,
  capital_units_not_committed: (say) =>
    `Tranche "${say('tranche')}": ${say('units')} delen van ${say('price')} zijn ${say('worth')}, niet de toegezegde ${say('committed')}. Pas de delen, de prijs of het toegezegde bedrag aan.`,
  capital_unit_price_without_units: (say) =>
    `Tranche "${say('tranche')}" heeft een prijs per deel, maar de houders staan er niet met aantallen in. Schrijf "units" bij de houders, of haal "unitPrice" weg.`,
  capital_plan_not_committed: (say) =>
    `Het plan betaalt van tranche "${say('tranche')}" ${say('planned')} terug, niet de toegezegde ${say('committed')}. Pas het plan of het toegezegde bedrag aan.`,
  capital_plan_after_maturity: (say) => `De terugbetaling op ${say('day')} komt na het einde op ${say('maturity')}. Pas een van de dagen aan.`,
  capital_out_of_spent: (say) =>
    `Stap "${say('step')}" wordt uit het opgenomen geld betaald, maar dat is al besteed. Schrijf "drawnMoney: held", of haal "outOf" weg.`,
  capital_unknown_tranche: (say) => `De tranche "${say('value')}" bestaat niet.${chooseNl(say)}`,
  capital_unknown_party: (say) => `"${say('value')}" staat niet bij de partijen.${chooseNl(say)}`,
  capital_field_missing: (say) => `Stap "${say('step')}" (pay: ${say('pay')}) heeft "${say('field')}" nodig. Vul het aan.`,
  capital_shares_over_whole: (say) => `De delen van stap "${say('step')}" tellen op tot ${say('sum')}, meer dan het geheel (1). Pas ze aan.`,
  capital_holders_not_whole: (say) => `De houders van tranche "${say('tranche')}" hebben samen ${say('sum')}, niet het geheel (1). Pas de delen aan.`,
  capital_id_taken: (say) => `De id "${say('value')}" is al van een partij, tranche of stap. Geef dit een andere id.`,
  capital_over_commitment: (say) =>
    `Van tranche "${say('tranche')}" wordt ${say('drawn')} opgenomen, meer dan de toegezegde ${say('committed')}. Pas de opnames aan, of spreek "recycling" af.`,
  capital_draw_after_maturity: (say) => `De opname op ${say('day')} komt na het einde op ${say('maturity')}. Pas een van de dagen aan.`,
};

export const SHEET_EN: Catalogue<SheetCode> = {
  unknown_party: (say) => `"${say('value')}" is not among the parties.${chooseEn(say)}`,
  unknown_outcome: (say) => `The outcome "${say('value')}" does not exist.${chooseEn(say)}`,
  unknown_rule: (say) => `The rule "${say('value')}" does not exist.${chooseEn(say)}`,
  unknown_curve: (say) => `The curve "${say('value')}" does not exist.${chooseEn(say)}`,
  unknown_indexation: (say) => `The indexation "${say('value')}" does not exist.${chooseEn(say)}`,
  unknown_paid: (say) => `paid("${say('value')}") asks for something that does not exist.${chooseEn(say)}`,
  duplicate_id: (say) => `The id "${say('value')}" is used here already. Give this another id.`,
  name_reserved: (say) => `"${say('value')}" already means something else in formulas. Give this parameter another name.`,
  id_reserved: (say) => `A settlement uses the id "${say('value')}" itself. Give this another id.`,
  name_like_another: (say) =>
    `"${say('value')}" is not a parameter; the facts would have to bring a number of that name. Do you mean "${say('nearest')}"?`,
  event_is_number: (say) =>
    `"${say('value')}" is an event and a number in these terms. An event is yes or no; give the number another name, or compare it with something, such as "${say('value')} > 0".`,
  event_not_listed: (say) =>
    say('nearest') === ''
      ? `As long as "${say('value')}" is not reported, "no" counts here. Is it an event? Then put it under "events", so that a slip is noticed.`
      : `"${say('value')}" is not under "events".${when(say('nearest'), ` Do you mean "${say('nearest')}"?`)} Correct the name or add it.`,
  event_not_asked: (say) => `No formula asks for the event "${say('value')}". Use it in a rule, or remove it from "events".`,
  termination_twice: (say) => `The contract ends at "${say('value')}" and the capital at "${say('other')}". Name the same event in both places.`,
  outcome_not_paid: (say) =>
    `No rule pays for the outcome "${say('outcome')}", and nothing else in the contract asks for it. Add a rule or remove the outcome.`,
  index_starts_late: (say) =>
    `The series "${say('parameter')}" starts on ${say('from')}, but the first settlement runs up to and including ${say('end')}. Until it starts there is no amount. Add an earlier value.`,
  price_row_per_claim: (say) =>
    `Rule "${say('rule')}" values each "${say('per')}"; a price for one payer or group needs "per: claim". Make a rule for each group, or leave "per" out.`,
  ladder_circular: (say) => `This ladder goes round in a circle: ${say('circle')}. Remove one of the steps from "requires".`,
  since_never: (say) =>
    `The outcome "${say('outcome')}" may come on ${say('earliest')} at the earliest when "${say('step')}" was on ${say('from')}, and on ${say('latest')} at the latest. So it never counts. Make the shortest time shorter or the longest longer.`,
  pays_itself: (say) => `Here "${say('value')}" pays itself. Is that right? Correct "from" or "to".`,
  alternative_twice: (say) => `The outcome "${say('value')}" is in a group of alternatives already. Put it in one group.`,
  curve_not_ascending: (say) =>
    `The points of curve "${say('curve')}" do not go up: ${say('value')} comes after ${say('before')}. Put them in order.`,
  curve_jump: (say) => `Curve "${say('curve')}" has two points at ${say('value')}; "${say('kind')}" does not allow that. Remove one of them.`,
  price_missing: (say) => `Rule "${say('rule')}" does not say what something is worth. Add a price, a curve or an amount.`,
  price_twice: (say) => `Rule "${say('rule')}" says more than once what something is worth: ${say('fields')}. Choose one.`,
  outcome_missing: (say) => `Rule "${say('rule')}" pays for each claim but names no outcome. Add "outcome", or choose another "per".`,
  scope_twice: (say) => `"${say('id')}" has both ${say('fields')}, so it is not clear what it is about. Choose one.`,
  quantity_missing: (say) => `Rule "${say('rule')}" has nothing to count. Add "quantity" or "outcome".`,
  prices_overlap: (say) => `Rule "${say('rule')}" has two prices at once from ${say('from')}. Remove one or give another day, payer or group.`,
  prices_start_late: (say) =>
    `The first price of rule "${say('rule')}" starts on ${say('from')}, but the term begins on ${say('start')}. What falls before earns nothing. Is that right?`,
  rows_same_day: (say) => `Two rows of "${say('field')}" start on ${say('from')}. Remove one or give another day.`,
  rows_not_ascending: (say) => `The rows of "${say('field')}" are not in order: ${say('from')} comes after ${say('before')}. Put the oldest on top.`,
  payers_within_period: (say) =>
    `The shares of the payers change on ${say('value')}, in the middle of the period from ${say('from')} to ${say('to')}. Then it is not clear who pays which claim. Let the change start on the first day of a period, or end a period on the day before with "calendar.ends".`,
  shares_not_whole: (say) => `The shares add up to ${say('sum')}, not to 100%. Change them.`,
  share_twice: (say) => `"${say('value')}" is here twice. Add the shares together.`,
  share_negative: (say) => `A share cannot be below zero; it says ${say('value')}. Change it.`,
  spending_over_whole: (say) => `The spending of "${say('party')}" adds up to ${say('sum')}, more than 100%. Change it.`,
  cap_below_floor: (say) =>
    `The maximum (${say('cap')}) lies below the minimum (${say('floor')}), so the minimum can never be paid. Change one of the two.`,
  limit_each_apart: (say) =>
    `Limit "${say('limit')}" with "each: ${say('each')}" holds for each of ${say('count')} apart: ${say('names')}. Do you mean together, then write "each: contract".`,
  limit_without_maximum: (say) => `Limit "${say('limit')}" limits nothing. Add max, maxCount, maxPeople, maxShare or min.`,
  limit_field_idle: (say) =>
    say('without') === ''
      ? `In limit "${say('limit')}" the field "${say('field')}" does nothing beside "${say('beside')}". Remove it, or make it a limit of its own.`
      : `In limit "${say('limit')}" the field "${say('field')}" does nothing without "${say('without')}". Add that, or remove it.`,
  limit_order: (say) => `Limit "${say('limit')}" shares out over the whole period and so comes after "${say('other')}". Put it in that order.`,
  floor_each: (say) =>
    `Limit "${say('limit')}" has a minimum for each "${say('each')}". A minimum can only be for a period or for the whole contract.`,
  scale_needs_max: (say) => `Limit "${say('limit')}" shares out in proportion (cut: scale) but has no amount. Add "max".`,
  among_missing: (say) =>
    `Limit "${say('limit')}" is a share of a whole, but "${say('field')}" is missing. Say which part (outcomes) of which whole (among).`,
  number_not_positive: (say) => `"${say('field')}" is ${say('value')}; it must be more than zero. Change it.`,
  number_negative: (say) => `"${say('field')}" is ${say('value')}; it cannot be below zero. Change it.`,
  number_too_high: (say) =>
    `"${say('field')}" is ${say('value')}; it may be at most ${say('most')}.${say('hint') === '' ? ' Change it.' : ` Do you mean ${say('hint')}?`}`,
  number_unusual: (say) => `"${say('field')}" is ${say('value')}. Usual is ${usualEn(say)}. Is this right?`,
  formula_divides_by_zero: (say) => `The formula "${say('formula')}" divides by zero, which never gives a number. Change it.`,
  amount_too_large: (say) =>
    `The amount ${say('value')} ${say('currency')} is larger than can be kept to the cent. See whether there are too many digits.`,
  amount_like_thousands: (say) =>
    `"${say('value')}" is ${say('means')} here, not ${say('large')}: the point is for decimals. Do you mean ${say('large')}? Then leave the point out.`,
  amounts_too_large: () => 'With these numbers an amount comes out that cannot be booked. See whether an amount or formula has too many digits.',
  parameter_too_long: (say) =>
    `By way of other parameters, "${say('value')}" calculates with more than ${say('limit')} parts. Make the formulas simpler.`,
  formula_number_too_long: (say) => `The formula "${say('formula')}" holds a number of more than 30 characters. Check whether it is right.`,
  formula_unexpected: (say) =>
    `In the formula "${say('formula')}" the "${say('found')}" does not belong at position ${say('position')}.${hintEn(say)} See docs/terms.md for what a formula can do.`,
  formula_unfinished: (say) => `The formula "${say('formula')}" is not finished. Complete it.`,
  formula_too_deep: (say) => `The formula "${say('formula')}" has too many brackets inside each other. Put a part of it under "parameters".`,
  formula_unknown_function: (say) =>
    `The function "${say('value')}" is not known.${when(say('nearest'), ` Do you mean "${say('nearest')}"?`)} Choose from: ${say('known')}.`,
  formula_function_not_here: (say) =>
    `The function "${say('value')}" cannot be used here: ${say('world') === 'capital' ? 'the capital sees measures and amounts only. Put the count in a measure.' : 'it asks for capital. Use it under "capital".'}`,
  formula_inputs: (say) =>
    `The function "${say('value')}" takes ${inputsOf(say)} ${say('most') === '1' ? 'value' : 'values'} between its brackets${when(FIRST_EN[say('ids')] ?? '', `, and the first is ${FIRST_EN[say('ids')] ?? ''}`)}. Change the formula.`,
  formula_not_number: (say) => `The formula "${say('formula')}" answers yes or no, and a number belongs here. Use if(…, …, …).`,
  formula_not_condition: (say) =>
    `The formula "${say('formula')}" answers with a number, and yes or no belongs here. Compare it with something, such as "… >= 20".`,
  parameter_circular: (say) => `This parameter depends on itself: ${say('circle')}. Give one of them a fixed value.`,
  role_missing: (say) => `There is no ${say('role')}. Add a party with that role.`,
  role_twice: (say) => `"${say('party')}" has the same role twice. Remove one.`,
  assessor_other_role: (say) =>
    `"${say('party')}" is assessor and also ${say('other')}. Who assesses has no other role. Choose an independent assessor.`,
  assessor_paid_by_result: (say) => `The assessor "${say('party')}" is paid by result here. Give the assessor a fixed amount under "fees".`,
  direct_with_investor: (say) => `This is a direct contract, but "${say('party')}" is an investor. Choose "form: sib" or remove the role.`,
  subsidy_with_prices: (say) =>
    `This is a subsidy, but rule "${say('rule')}" pays a price per outcome. Ask whether this still is a subsidy, or choose "form: direct".`,
  period_backwards: (say) => `The term ends on ${say('to')}, before it begins on ${say('from')}. Change one of the days.`,
  period_too_far: (say) => `The day ${say('value')} is too far away: a term lies between 1900 and 2999. Is the year right?`,
  period_end_outside: (say) =>
    `The settlement day ${say('value')} lies outside the term (${say('from')} up to and including ${say('to')}). Change it or remove it.`,
  period_ends_not_ascending: (say) => `The settlement days are not in order: ${say('value')} comes after ${say('before')}. Put the first on top.`,
  effective_outside: (say) =>
    `This version starts on ${say('value')}, outside the term (${say('from')} up to and including ${say('to')}). Change the day.`,
  day_never_comes: (say) =>
    `The day ${say('value')} lies outside the term (${say('from')} up to and including ${say('to')}) and so does nothing. Is the year right?`,
  span_twice: (say) => `"${say('other')}" and "${say('field')}" are both here. Choose one: days, weeks or months.`,
  field_idle: (say) =>
    say('beside') === ''
      ? `"${say('field')}" does nothing here: it only counts together with "${say('needs')}". Add that, or remove "${say('field')}".`
      : `"${say('field')}" does nothing here beside "${say('beside')}". Remove one of the two.`,
  tax_without_tax: (say) =>
    `"tax" says ${say('value')} with category ${say('category')}: exempt (E) and outside the tax (O) have no rate. Do you mean S, or a rate of 0?`,
  currency_unknown: (say) => `The currency "${say('value')}" does not exist. Write its code of three letters, such as EUR, GBP or USD.`,
  principal_not_repaid: (say) =>
    `No step pays back what was put into tranche "${say('tranche')}". Add a step "pay: principal", or leave it when it is a gift.`,
  capital_spending_unsaid: (say) =>
    `"${say('manager')}" manages the money and does the work too. Money drawn then counts as spent. Is that right? Write "drawnMoney: spent". Is it held until there are costs? Write "drawnMoney: held".`,
  capital_held: (say) =>
    `Money drawn stays with "${say('manager')}" until a cost is paid from it. What has not been spent on ${say('day')} goes back to the investors too. Is that right? Write "drawnMoney: held", else "drawnMoney: spent".`,
  capital_held_by_other: (say) =>
    `Only the manager "${say('manager')}" can hold money drawn, not "${say('value')}". Take "drawnTo" out, or write "drawnMoney: spent".`,
  definition_missing: (say) =>
    `Outcome "${say('outcome')}" lacks "${say('field')}": ${DEFINITION_EN[say('field')] ?? ''}. Fill it in before signing.`,
  promise_missing: () => 'The promise in plain words (promise) is missing. Fill it in before signing.',
  reason_missing: () => 'It does not say why this is a bond and not a direct contract (reason). Fill it in before signing.',
  afterwards_missing: () => 'It does not say how it goes on after the contract (afterwards). Fill it in before signing.',
  outcomes_missing: () => 'There are no outcomes yet. Add at least one before signing.',
  payment_missing: () => 'There is no payment yet (rules or fees). Add at least one before signing.',
  sib_role_missing: (say) => `A bond also has a role "${say('role')}"; it is missing. Add a party with that role before signing.`,
  capital_guarantee_without_most: (say) =>
    `The guarantee of tranche "${say('tranche')}" has no highest amount. Write "upTo" (a part of the money put in) or "amount" (an amount).`,
  capital_units_not_committed: (say) =>
    `Tranche "${say('tranche')}": ${say('units')} units at ${say('price')} are ${say('worth')}, not the ${say('committed')} that was committed. Change the units, the price or what was committed.`,
  capital_unit_price_without_units: (say) =>
    `Tranche "${say('tranche')}" has a price of a unit, but its holders have no units. Write "units" with the holders, or take "unitPrice" out.`,
  capital_plan_not_committed: (say) =>
    `The plan pays back ${say('planned')} of tranche "${say('tranche')}", not the ${say('committed')} that was committed. Change the plan or what was committed.`,
  capital_plan_after_maturity: (say) => `The repayment on ${say('day')} comes after the end on ${say('maturity')}. Change one of the days.`,
  capital_out_of_spent: (say) =>
    `Step "${say('step')}" is paid out of the money drawn, but that was spent. Write "drawnMoney: held", or take "outOf" out.`,
  capital_unknown_tranche: (say) => `The tranche "${say('value')}" does not exist.${chooseEn(say)}`,
  capital_unknown_party: (say) => `"${say('value')}" is not among the parties.${chooseEn(say)}`,
  capital_field_missing: (say) => `Step "${say('step')}" (pay: ${say('pay')}) needs "${say('field')}". Add it.`,
  capital_shares_over_whole: (say) => `The shares of step "${say('step')}" add up to ${say('sum')}, more than the whole (1). Change them.`,
  capital_holders_not_whole: (say) => `The holders of tranche "${say('tranche')}" have ${say('sum')} together, not the whole (1). Change the shares.`,
  capital_id_taken: (say) => `The id "${say('value')}" belongs to a party, tranche or step already. Give this another id.`,
  capital_over_commitment: (say) =>
    `Of tranche "${say('tranche')}" ${say('drawn')} is drawn, more than the ${say('committed')} that was committed. Change the draws, or agree on "recycling".`,
  capital_draw_after_maturity: (say) => `The draw on ${say('day')} comes after the end on ${say('maturity')}. Change one of the days.`,
};
