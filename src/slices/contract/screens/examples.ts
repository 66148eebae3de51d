import { examplesOf } from '../../../web/ui/examples.tsx';
import type { ContractListRow } from '../contract-shapes.ts';
import { day } from '../../../engine/calendar.ts';
import { ContractList } from './ContractList.tsx';

const row: ContractListRow = {
  id: 'con_1', slug: 'werk-in-zicht', title: { nl: 'Werk in zicht', en: 'Work in sight' }, form: 'direct', currency: 'EUR', state: 'active',
  from: day('2026-01-01'), to: day('2027-12-31'), paidCents: 1_234_500,
  parties: [
    { key: 'gemeente', name: 'Gemeente Lindedorp', role: 'commissioner' },
    { key: 'aanpak', name: 'Stichting Aanpak', role: 'provider' },
    { key: 'kijk', name: 'Bureau Kijk', role: 'assessor' },
  ],
};

export const examples = examplesOf('ContractList', ContractList, {
  one: { rows: [row], today: '2026-11-23' },
  'three forms': { rows: [row, { ...row, slug: 'b', form: 'sib', state: 'ended' }, { ...row, slug: 'c', form: 'subsidy', paidCents: null }], today: '2026-11-23' },
  empty: { rows: [], today: '2026-11-23', empty: 'Nog niets' },
});
