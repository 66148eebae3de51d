import type { KeyUsedOtherwise } from '../../platform/command.ts';
import { NOT_FOUND, type Problem } from '../../platform/http/problem.ts';
import { notAllowed, usedOtherwise } from '../contract/index.ts';
import type { PaymentProblem } from './payments-wish.ts';

export function paymentProblem(error: PaymentProblem | KeyUsedOtherwise): Problem {
  if (error.code === 'not_found') return NOT_FOUND;
  const { code, ...data } = error;
  return { code, data, ...words(error) };
}

type Words = { readonly status: number; readonly nl: string; readonly en: string };

function words(error: Exclude<PaymentProblem | KeyUsedOtherwise, { code: 'not_found' }>): Words {
  switch (error.code) {
    case 'not_allowed':
      return notAllowed(error.role);
    case 'idempotency_conflict':
      return usedOtherwise();
    case 'amounts_too_large':
      return {
        status: 422,
        nl: 'Met dit bedrag erbij kunnen de boeken niet meer rekenen. Kijk of het bedrag klopt.',
        en: 'With this amount the books cannot count any more. Check whether the amount is right.',
      };
    case 'payment_amount':
      return {
        status: 422,
        nl: 'Vul een bedrag boven nul in, zoals 1850 of 1850,50. Ging het geld terug? Kies dan "terugbetaald".',
        en: 'Enter an amount above zero, such as 1850 or 1850.50. Did the money go back? Then choose "paid back".',
      };
    case 'payment_day':
      return {
        status: 422,
        nl: `Op ${error.day} kan dit niet betaald zijn. Kies de dag waarop het geld ging: van ${error.from} tot en met ${error.today}.`,
        en: `This cannot have been paid on ${error.day}. Choose the day on which the money went: from ${error.from} up to ${error.today}.`,
      };
    case 'payment_not_booked':
      return {
        status: 422,
        nl: `In de periode tot ${error.period} is nog niets geboekt van ${error.payer} aan ${error.payee}. Boek eerst de afrekening.`,
        en: `In the period up to ${error.period} nothing was booked from ${error.payer} to ${error.payee} yet. Book the settlement first.`,
      };
    case 'payment_not_yours':
      return {
        status: 403,
        nl: `Deze betaling is van ${error.payer} aan ${error.payee}. Alleen zij vullen haar in.`,
        en: `This payment is from ${error.payer} to ${error.payee}. Only they enter it.`,
      };
    case 'payment_not_said_by_you':
      return {
        status: 403,
        nl: 'Alleen wie deze betaling invulde of uploadde, neemt haar terug. Vraag het aan de andere partij.',
        en: 'Only who entered or uploaded this payment takes it back. Ask the other party.',
      };
  }
}
