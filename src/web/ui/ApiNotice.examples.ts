import { ApiError } from '../api.ts';
import { ApiNotice } from './ApiNotice.tsx';
import { examplesOf } from './examples.tsx';

const problem = {
  code: 'already_settled',
  nl: 'Kwartaal 3 is al afgerekend. Kies een latere periode.',
  en: 'Quarter 3 is settled already. Choose a later period.',
  data: null,
};

export const examples = examplesOf('ApiNotice', ApiNotice, {
  'refused by the server': { error: new ApiError(problem, 409) },
  'not known, try again': { error: new Error('x'), onRetry: () => undefined },
});
